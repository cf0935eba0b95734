import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { temporaryFolder } from './temporaryFolder';

/** A folder of gray pictures of 32×32 pixels, each of one shade; gone when the running test has ended. */
export function pictureFolder(shades: readonly number[]): string {
  const folder = join(temporaryFolder(), 'pictures');
  mkdirSync(folder);
  shades.forEach((shade, index) => {
    writeFileSync(join(folder, `${String(index)}.png`), encode({ width: 32, height: 32, channels: 1, depth: 8, data: new Uint8Array(1024).fill(shade) }));
  });
  return folder;
}
