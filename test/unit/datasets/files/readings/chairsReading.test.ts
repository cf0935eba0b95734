import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../../../src-main/datasets/files/collections/openFolder';
import { openTar } from '../../../../../src-main/datasets/files/collections/openTar';
import { chairsReading } from '../../../../../src-main/datasets/files/readings/chairsReading';
import type { DataReading } from '../../../../../src-main/datasets/files/readings/dataReading';
import { problemOf } from '../../../store/problemOf';
import { temporaryFolder } from '../../../store/temporaryFolder';
import { tarBytes } from '../support/tarBytes';
import { writtenFile, writtenInto } from '../support/writtenFile';

const shape = { imageSize: 32, channels: 1 } as const;

/** A white picture of 600×600 with one gray square where the crop begins, and black outside of the crop. */
function chair(gray: number): Uint8Array {
  const data = new Uint8Array(600 * 600 * 3).map((_, index) => {
    const [x, y] = [Math.floor(index / 3) % 600, Math.floor(index / 1800)];
    if (x < 100 || y < 100 || x >= 500 || y >= 500) return 0;
    return x < 300 && y < 300 ? gray : 255;
  });
  return encode({ width: 600, height: 600, channels: 3, depth: 8, data });
}

const names = ['b/renders/image_001_p020_t011_r096.png', 'b/renders/image_033_p030_t011_r096.png', 'a/renders/image_002_p020_t348_r096.png'];

async function bytesOf(reading: DataReading): Promise<number[]> {
  const bytes: number[] = [];
  for await (const block of reading.blocks()) bytes.push(...block);
  return bytes;
}

describe('chairsReading', () => {
  it('reads the middle of each picture, and its factors from its name, out of the archive or the folder', async () => {
    const folder = temporaryFolder();
    const contents = [chair(40), chair(80), chair(120)];
    names.forEach((name, index) => writtenInto(folder, `rendered_chairs/${name}`, contents[index]!));
    writtenInto(folder, 'rendered_chairs/all_chair_names.mat', Buffer.from('other'));
    const archive = writtenFile('chairs.tar', await tarBytes(names.map((name, index) => ({ name: `rendered_chairs/${name}`, content: contents[index]! }))));
    for (const collection of [await openTar(archive), await openFolder(folder)]) {
      const reading = chairsReading(collection, shape);
      if (reading.labels.kind !== 'table') throw new Error('There should be labels.');
      expect(reading.labels.factors.map(({ name, levels }) => [name, levels])).toEqual([['model', [0, 1]], ['azimuth', [11, 348]], ['elevation', [20, 30]]]);
      // Sorted by name: model a comes first.
      expect([...reading.labels.values]).toEqual([0, 348, 20, 1, 11, 20, 1, 11, 30]);
      const bytes = await bytesOf(reading);
      [120, 40, 80].forEach((gray, image) => {
        const at = (row: number, column: number) => bytes[(image * 32 + row) * 32 + column];
        expect([at(0, 0), at(10, 10), at(10, 20), at(31, 31), at(31, 0)]).toEqual([gray, gray, 255, 255, 255]);
      });
      reading.close();
    }
  });

  it('refuses what holds no chairs', async () => {
    const folder = temporaryFolder();
    writtenInto(folder, 'a/b.png', chair(1));
    const collection = await openFolder(folder);
    expect(problemOf(() => chairsReading(collection, shape)).what).toContain('There are no chairs here');
  });
});
