import { describe, expect, it } from 'vitest';
import { ChairMesh } from '../../../../src-main/datasets/chairs/chairMesh';
import { ChairRaster, PICTURE_SIZE } from '../../../../src-main/datasets/chairs/chairRaster';

type Corner = readonly [number, number, number];

/** An upright square board that faces the front, `y` in front of the origin. */
function board(mesh: ChairMesh, y: number, size: number, tone: number): void {
  const corners: Corner[] = [[-size, y, -size], [size, y, -size], [size, y, size], [-size, y, size]];
  mesh.prism(corners, [0, -0.01, 0], tone);
}

const front = { azimuth: 0, elevation: 0 };
const CENTER = (PICTURE_SIZE / 2) * PICTURE_SIZE + PICTURE_SIZE / 2;

describe('ChairRaster', () => {
  it('shows what is nearer, in whichever order it comes', () => {
    const pictures = [[0, 1], [1, 0]].map((order) => {
      const mesh = new ChairMesh();
      for (const which of order) {
        if (which === 0) board(mesh, 0.5, 0.3, 0.2);
        else board(mesh, -0.5, 0.6, 0.6);
      }
      return new ChairRaster(mesh, [0]).draw(front);
    });
    expect(pictures[1]).toEqual(pictures[0]);
    const [near, far] = [pictures[0]![CENTER]!, pictures[0]![CENTER + 17]!];
    expect(far / near).toBeCloseTo(3, 1);
    expect(pictures[0]![0]).toBe(255);
  });

  it('shows the right side of a chair on the left, seen from its front', () => {
    const mesh = new ChairMesh();
    board(mesh, 0, 0.5, 0.6);
    mesh.beam([0.3, 0.1, -0.2], [0.3, 0.1, 0.2], [1, 0, 0], 0.1, 0.1, 0.1);
    const picture = new ChairRaster(mesh, [0]).draw(front);
    const row = picture.subarray(CENTER - PICTURE_SIZE / 2, CENTER + PICTURE_SIZE / 2);
    expect(row.indexOf(Math.min(...row))).toBeLessThan(PICTURE_SIZE / 2);
  });

  it('is brighter where a surface faces up than where it faces down', () => {
    const mesh = new ChairMesh();
    mesh.beam([0, 0, -0.3], [0, 0, 0.3], [1, 0, 0], 0.6, 0.6, 0.6);
    const raster = new ChairRaster(mesh, [-40, 40]);
    const [above, below] = [40, -40].map((elevation) => raster.draw({ azimuth: 0, elevation }));
    const rows = (picture: Uint8Array, row: number): number => picture[row * PICTURE_SIZE + PICTURE_SIZE / 2]!;
    expect(rows(above!, 18)).toBeGreaterThan(rows(below!, PICTURE_SIZE - 18) + 30);
  });
});
