import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A folder laid out like the application's, with programs in it that only tell how they were called. */
class Installation {
  readonly root = mkdtempSync(join(tmpdir(), 'launcher-'));

  constructor() {
    cpSync(resolve('resources/launcher'), join(this.root, 'resources', 'launcher'), { recursive: true });
    this.write('out/main/index.js', '');
    this.write('out/renderer/index.html', '');
    this.write('out/main/cli.js', "console.log('web host', process.argv.slice(2).join(' ')); process.exitCode = 75;");
  }

  write(path: string, text: string): string {
    const file = join(this.root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Puts a program in the place of Electron's binary. */
  electron(folder: string, script: string): void {
    chmodSync(this.write(join(folder, 'electron'), `#!/bin/sh\n${script}\n`), 0o755);
  }

  start(args: string[] = [], environment: Record<string, string> = {}) {
    const { PATH = '' } = process.env;
    const result = spawnSync(process.execPath, [join(this.root, 'resources/launcher/start.mjs'), ...args], { encoding: 'utf8', env: { PATH, ...environment } });
    return { code: result.status, lines: result.stdout.split('\n').filter((line) => line !== ''), errors: result.stderr };
  }
}

const display = { DISPLAY: ':7' };
const dist = 'node_modules/electron/dist';

describe.runIf(process.platform === 'linux')('launcher', () => {
  let installation: Installation;
  beforeEach(() => { installation = new Installation(); });
  afterEach(() => { rmSync(installation.root, { recursive: true }); });

  it('opens the window with the arguments, and ends as it ends', () => {
    installation.electron(dist, 'echo "window $@"; exit 3');
    const { code, lines } = installation.start(['--runs', '/my runs'], display);
    expect(code).toBe(3);
    const asRoot = process.getuid?.() === 0;
    expect(lines.at(-1)).toBe(`window ${asRoot ? '--no-sandbox ' : ''}${installation.root} --runs /my runs`);
    expect(lines.some((line) => line.includes('--no-sandbox') && line.includes('root'))).toBe(asRoot);
  });

  it('prefers the Electron that the environment names', () => {
    installation.electron(dist, 'echo own');
    installation.electron('other', 'echo other');
    expect(installation.start([], { ...display, ELECTRON_OVERRIDE_DIST_PATH: join(installation.root, 'other') }).lines.at(-1)).toBe('other');
  });

  it('says in one line that there is no display, and serves', () => {
    installation.electron(dist, 'echo window');
    const { code, lines, errors } = installation.start(['--runs', '/r']);
    expect(lines).toEqual([expect.stringMatching(/^No window: there is no display .*browser instead\.$/), 'web host serve --runs /r']);
    expect(errors).toBe('');
    expect(code).toBe(75);
  });

  it.each([
    ['a display that can not be reached', 'echo "[1:1] Missing X server or \\$DISPLAY" >&2; exit 1', /display can not be reached/],
    ['an Electron without its system libraries', 'exit 127', /system library is missing/],
  ])('serves for %s', (_what, script, reason) => {
    installation.electron(dist, script);
    const { lines } = installation.start([], display);
    expect(lines.at(-2)).toMatch(reason);
    expect(lines.at(-1)).toBe('web host serve');
  });

  it('does not hide a failure of the application behind the web host', () => {
    installation.electron(dist, 'echo "something else" >&2; exit 1');
    const { code, lines, errors } = installation.start([], display);
    expect(code).toBe(1);
    expect(errors).toContain('something else');
    expect(lines.join()).not.toContain('web host');
  });

  it('downloads Electron once', () => {
    installation.write('node_modules/electron/install.js', `
      const { mkdirSync, writeFileSync } = require('node:fs');
      mkdirSync(__dirname + '/dist');
      writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho window', { mode: 0o755 });
    `);
    const first = installation.start([], display).lines;
    expect(first.filter((line) => line.startsWith('Downloading Electron, once'))).toHaveLength(1);
    expect(first.at(-1)).toBe('window');
    expect(installation.start([], display).lines.join()).not.toContain('Downloading');
  });

  it.each([
    ['fails', "console.error('    at somewhere\\nRequestError: getaddrinfo ENOTFOUND github.com\\n    at elsewhere'); process.exitCode = 1;", '(getaddrinfo ENOTFOUND github.com)'],
    ['never ends', 'setInterval(() => undefined, 1000);', '(it took longer than 1 s)'],
  ])('serves when the download %s', (_how, installer, reason) => {
    installation.write('node_modules/electron/install.js', installer);
    const { lines, errors } = installation.start([], { ...display, SBD_DOWNLOAD_SECONDS: '1' });
    expect(lines.at(-2)).toContain(reason);
    expect(lines.at(-1)).toBe('web host serve');
    expect(errors).toBe('');
  });

  it('asks for the build where there is none', () => {
    rmSync(join(installation.root, 'out/renderer'), { recursive: true });
    const { code, errors } = installation.start([], display);
    expect(code).toBe(2);
    expect(errors.trim().split('\n')).toEqual([expect.stringContaining('npm run build')]);
  });
});
