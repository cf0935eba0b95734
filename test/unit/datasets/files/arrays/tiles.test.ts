import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTile, tilesOf } from '../../../../../src-main/datasets/files/arrays/hdf5/tiles';

describe('tiles of a chunked array', () => {
  it('cover every element once, and put it back where it was', () => {
    const axis = tuple(integer({ min: 1, max: 6 }), integer({ min: 1, max: 7 }));
    assert(property(array(axis, { minLength: 1, maxLength: 4 }), integer({ min: 0, max: 3 }), constantFrom(1, 2, 4, 8), (axes, skipped, elementBytes) => {
      const shape = axes.map(([size]) => size);
      const chunks = axes.map(([, chunk]) => chunk);
      const first = Math.min(skipped, shape[0]! - 1);
      const count = shape[0]! - first;
      const strides = shape.map((_, index) => shape.slice(index + 1).reduce((product, size) => product * size, 1));
      const items = new Uint8Array(count * strides[0]! * elementBytes);
      for (const tile of tilesOf(shape, chunks, first, count)) {
        // Each element holds its number in the whole array, in every byte of it.
        const total = tile.count.reduce((product, size) => product * size, 1);
        const values = new Uint8Array(total * elementBytes);
        for (let element = 0; element < total; element++) {
          let rest = element;
          let number = 0;
          for (let index = shape.length - 1; index >= 0; index--) {
            number += (tile.offset[index]! + (rest % tile.count[index]!)) * strides[index]!;
            rest = Math.floor(rest / tile.count[index]!);
          }
          values.fill((number % 255) + 1, element * elementBytes, (element + 1) * elementBytes);
        }
        placeTile(items, shape, tile, values, elementBytes);
      }
      const expected = items.map((_, byte) => ((first * strides[0]! + Math.floor(byte / elementBytes)) % 255) + 1);
      expect(items).toEqual(expected);
    }));
  });
});
