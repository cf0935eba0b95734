import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const main = resolve('out', 'main');
const entries = readdirSync(main).filter((name) => name.endsWith('.js'));

function required(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^(?:const \w+ = |let \w+ = )?require\("([^"]+)"\)/gm)].map((match) => match[1]!);
}

describe('bundles', () => {
  // A bundler may put what two entries share into one of them; loading the window would then run the command line.
  it.each(entries)('%s loads no other entry', (entry) => {
    expect(required(join(main, entry)).filter((path) => entries.includes(path.replace(/^\.\//, '')))).toEqual([]);
  });

  it('has chunks that load no entry', () => {
    const chunks = join(main, 'chunks');
    const loaded = readdirSync(chunks).flatMap((name) => required(join(chunks, name)));
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((path) => path.startsWith('../'))).toEqual([]);
  });

  it('has a preload script that a sandbox can load: one file that needs Electron alone', () => {
    expect(readdirSync(resolve('out', 'preload'))).toEqual(['preload.js']);
    expect(readFileSync(resolve('out', 'preload', 'preload.js'), 'utf8').match(/require\([^)]*\)/g)).toEqual(['require("electron")']);
  });
});
