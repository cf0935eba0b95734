import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRendererFile } from '../../../src-main/hosts/rendererFile';

describe('renderer files', () => {
  let folder: string;

  beforeAll(() => {
    const parent = mkdtempSync(join(tmpdir(), 'renderer-'));
    folder = join(parent, 'renderer');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    mkdirSync(join(parent, 'renderer-secret'));
    writeFileSync(join(parent, 'secret.json'), 'secret');
    writeFileSync(join(parent, 'renderer-secret', 'secret.json'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'assets', 'a b.js'), 'code');
    writeFileSync(join(folder, 'assets', 'notes.txt'), 'of no known kind');
    symlinkSync(join(parent, 'secret.json'), join(folder, 'link.json'));
  });

  afterAll(() => { rmSync(dirname(folder), { recursive: true }); });

  it('serves files with their kinds', async () => {
    await expect(readRendererFile(folder, '/')).resolves.toMatchObject({ contentType: 'text/html; charset=utf-8' });
    const script = await readRendererFile(folder, '/assets/a%20b.js');
    expect(script?.contentType).toBe('text/javascript; charset=utf-8');
    expect(script?.body.toString()).toBe('code');
  });

  it.each([
    '/missing.js', '/assets', '/assets/', '/assets/notes.txt', '/index.html/x.js', '/link.json', '/../secret.json', '/..%2fsecret.json', '/%2e%2e/secret.json',
    '/assets/../../secret.json', '/..%5csecret.json', '/../renderer-secret/secret.json', '//etc/hostname.json', '/index.html%00.js', '/%zz.js', 'index.html', '',
    `/${'a'.repeat(5000)}.js`,
  ])('serves nothing for %s', async (path) => {
    await expect(readRendererFile(folder, path)).resolves.toBeNull();
  });

  it('never leaves its folder', async () => {
    const segment = fc.constantFrom('..', '.', '', 'assets', '%2e%2e', '%2E.', '..%2f', '\\..', 'renderer-secret', 'secret.json', 'link.json');
    await fc.assert(fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 6 }), async (segments) => {
      const file = await readRendererFile(folder, `/${segments.join('/')}/secret.json`);
      return file === null;
    }));
  });
});
