/** A box of an array: where it begins and how many elements it has along each axis. */
export interface Tile {
  readonly offset: readonly number[];
  readonly count: readonly number[];
}

/** Reading element by element what is stored in crumbs is as slow either way. */
const MOST_TILES = 4096;

/**
 * Boxes that follow the chunks in which an array is stored, for the items `first` to `first + count` of its first axis.
 * HDF5 copies a box that is one chunk in one go, and one that cuts through chunks element by element: for chunks of one
 * color channel that takes twenty times as long.
 * @param shape of the whole array, at least one axis
 * @param chunks of as many axes; null where the array is stored in one piece.
 */
export function tilesOf(shape: readonly number[], chunks: readonly number[] | null, first: number, count: number): Tile[] {
  const whole: Tile = { offset: [first, ...shape.slice(1).map(() => 0)], count: [count, ...shape.slice(1)] };
  if (chunks === null) return [whole];
  const steps = chunks.map((chunk, axis) => Math.ceil(shape[axis]! / chunk)).slice(1);
  const tiles = steps.reduce((product, step) => product * step, 1);
  if (tiles > MOST_TILES) return [whole];
  return Array.from({ length: tiles }, (_, tile) => {
    let rest = tile;
    const offset = whole.offset.slice();
    for (let axis = shape.length - 1; axis > 0; axis--) {
      offset[axis] = (rest % steps[axis - 1]!) * chunks[axis]!;
      rest = Math.floor(rest / steps[axis - 1]!);
    }
    return { offset, count: [count, ...offset.slice(1).map((start, axis) => Math.min(chunks[axis + 1]!, shape[axis + 1]! - start))] };
  });
}

type Words = Uint8Array | Uint16Array | Uint32Array;

/**
 * Copies a box into the items that it belongs to.
 * @param items [count, …shape after the first axis]
 * @param values of the box, in C order
 * @param elementBytes of one element: 1, 2, 4 or 8
 */
export function placeTile(items: Uint8Array, shape: readonly number[], tile: Tile, values: Uint8Array, elementBytes: number): void {
  const source = wordsOf(values, elementBytes);
  const target = wordsOf(items, elementBytes);
  const places = placesInItem(shape, tile, elementBytes === 8 ? 2 : 1);
  const itemWords = target.length / tile.count[0]!;
  let read = 0;
  for (let start = 0; start < target.length; start += itemWords) {
    for (let word = 0; word < places.length; word++, read++) target[start + places[word]!] = source[read]!;
  }
}

/**
 * Where in an item each word of a box belongs that is one item long.
 * @param width words of an element: eight bytes are two
 */
function placesInItem(shape: readonly number[], { offset, count }: Tile, width: number): Int32Array {
  let places = Array.from({ length: width }, (_, word) => word);
  let stride = width;
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const along = Array.from({ length: count[axis]! }, (_, index) => (offset[axis]! + index) * stride);
    const inside = places;
    places = along.flatMap((start) => inside.map((place) => start + place));
    stride *= shape[axis]!;
  }
  return Int32Array.from(places);
}

function wordsOf(bytes: Uint8Array, elementBytes: number): Words {
  if (elementBytes === 1) return bytes;
  const { buffer, byteOffset, byteLength } = bytes;
  return elementBytes === 2 ? new Uint16Array(buffer, byteOffset, byteLength / 2) : new Uint32Array(buffer, byteOffset, byteLength / 4);
}
