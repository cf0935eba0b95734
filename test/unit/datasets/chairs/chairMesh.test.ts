import { describe, expect, it } from 'vitest';
import { ChairMesh } from '../../../../src-main/datasets/chairs/chairMesh';

/** For each corner of each triangle, how far along its normal it lies from a point inside the solid. */
function heightsAbove(mesh: ChairMesh, inside: readonly [number, number, number]): number[] {
  return Array.from({ length: mesh.corners.length / 3 }, (_, corner) => [0, 1, 2].reduce((sum, axis) => sum + (mesh.corners[corner * 3 + axis]! - inside[axis]!) * mesh.normals[corner * 3 + axis]!, 0));
}

/** Volume inside closed triangles, each turned so that it faces along its normal (divergence theorem). */
function volume(mesh: ChairMesh): number {
  let sum = 0;
  for (let index = 0; index < mesh.corners.length; index += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = mesh.corners.slice(index, index + 9) as [number, number, number, number, number, number, number, number, number];
    const cross = [(by - ay) * (cz - az) - (bz - az) * (cy - ay), (bz - az) * (cx - ax) - (bx - ax) * (cz - az), (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)];
    const facing = Math.sign(cross.reduce((total, value, axis) => total + value * mesh.normals[index + axis]!, 0));
    sum += (facing * (ax * cross[0]! + ay * cross[1]! + az * cross[2]!)) / 6;
  }
  return sum;
}

const solids: [string, (mesh: ChairMesh) => void, inside: [number, number, number], volume: number][] = [
  ['beam', (mesh) => { mesh.beam([0, 0, 0], [0, 1, 1], [1, 0, 0], 0.2, 0.1, 0.5); }, [0, 0.5, 0.5], Math.SQRT2 * 0.02],
  ['rod', (mesh) => { mesh.rod([1, 0, 0], [1, 0, 2], 0.1, 0.1, 0.5); }, [1, 0, 1], 2 * 12 * 0.01 * Math.sin(Math.PI / 12) * Math.cos(Math.PI / 12)],
  ['prism', (mesh) => { mesh.prism([[0, 0, 1], [1, 0, 1], [0, 1, 1]], [0, 0, -0.5], 0.5); }, [0.2, 0.2, 0.8], 0.25],
  ['prism the other way around', (mesh) => { mesh.prism([[0, 1, 1], [1, 0, 1], [0, 0, 1]], [0, 0, -0.5], 0.5); }, [0.2, 0.2, 0.8], 0.25],
  ['flat shell', (mesh) => { mesh.shell([[[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 0, 1], [1, 0, 1], [2, 0, 1]]], 0.1, 0.5); }, [1, 0, 0.5], 0.2],
];

describe('ChairMesh', () => {
  it.each(solids)('closes a %s around its volume, with unit normals outwards', (_, add, inside, expected) => {
    const mesh = new ChairMesh();
    add(mesh);
    expect(mesh.tones.length * 9).toBe(mesh.corners.length);
    expect(mesh.normals.length).toBe(mesh.corners.length);
    expect(Math.min(...heightsAbove(mesh, inside))).toBeGreaterThan(0);
    for (let index = 0; index < mesh.normals.length; index += 3) expect(Math.hypot(...mesh.normals.slice(index, index + 3))).toBeCloseTo(1, 9);
    expect(volume(mesh)).toBeCloseTo(expected, 9);
  });
});
