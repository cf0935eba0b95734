import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePartsAtomically } from '../../../src-main/store/writeFileAtomically';
import { temporaryFolder } from './temporaryFolder';

test('parts are joined in order', () => {
  const file = join(temporaryFolder(), 'whole.bin');
  writePartsAtomically(file, [Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]);
  expect([...readFileSync(file)]).toEqual([1, 2, 3]);
});

test('a part that cannot be made leaves the old file, and nothing else', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'whole.bin');
  writeFileSync(file, 'old');
  function* parts(): Iterable<Uint8Array> {
    yield Uint8Array.of(1);
    throw new Error('no more');
  }
  expect(() => { writePartsAtomically(file, parts()); }).toThrow('no more');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['whole.bin']);
});
