import type { Picture } from './picture';

const LOBES = 3;
/** Weights are whole numbers of this unit, and rows are rounded to bytes between the two passes, as in Pillow: square pictures come out equal to the bit. */
const UNIT = 2 ** 22;

interface Weights {
  /** First source position of each target position. */
  readonly first: Int32Array;
  /** [target, taps]; what is beyond the last source position is 0. */
  readonly values: Int32Array;
  readonly taps: number;
}

/**
 * Resizes a picture with Lanczos' filter of three lobes, stretched where the picture shrinks so that nothing aliases
 * (Pillow's `Image.resize` with `LANCZOS`). Width and height are changed independently: a picture that is not square is
 * stretched, and nothing of it is cut off.
 */
export function resizeLanczos(picture: Picture, width: number, height: number): Picture {
  const { channels } = picture;
  const across = picture.width === width ? picture.pixels : resizeRows(picture, lanczosWeights(picture.width, width), width);
  const pixels = picture.height === height ? across : resizeColumns(across, width * channels, lanczosWeights(picture.height, height), height);
  return { width, height, channels, pixels };
}

const known = new Map<string, Weights>();

function lanczosWeights(source: number, target: number): Weights {
  const key = `${String(source)} ${String(target)}`;
  const weights = known.get(key) ?? computeWeights(source, target);
  // A folder of pictures of many sizes must not fill the memory with weights.
  if (known.size >= 16) known.clear();
  known.set(key, weights);
  return weights;
}

function computeWeights(source: number, target: number): Weights {
  const scale = source / target;
  const stretch = Math.max(1, scale);
  const reach = LOBES * stretch;
  const taps = Math.ceil(reach) * 2 + 1;
  const first = new Int32Array(target);
  const values = new Int32Array(target * taps);
  for (let index = 0; index < target; index++) {
    const center = (index + 0.5) * scale;
    const from = Math.max(0, Math.trunc(center - reach + 0.5));
    const to = Math.min(source, Math.trunc(center + reach + 0.5));
    const raw = Array.from({ length: to - from }, (_, tap) => lanczos((tap + from - center + 0.5) / stretch));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    first[index] = from;
    raw.forEach((weight, tap) => {
      const scaled = (weight / sum) * UNIT;
      values[index * taps + tap] = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    });
  }
  return { first, values, taps };
}

function lanczos(x: number): number {
  return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** @returns [height, target, channels] */
function resizeRows({ width, height, channels, pixels }: Picture, { first, values, taps }: Weights, target: number): Uint8Array {
  const result = new Uint8Array(height * target * channels);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < target; column++) {
      const from = first[column]!;
      const firstTap = column * taps;
      const lastTap = firstTap + Math.min(taps, width - from);
      let source = (row * width + from) * channels;
      // Gray is taken three times as well: one loop over the taps for all channels is what makes this quick.
      const green = channels === 3 ? 1 : 0;
      const blue = channels === 3 ? 2 : 0;
      let red = UNIT / 2;
      let greens = red;
      let blues = red;
      for (let tap = firstTap; tap < lastTap; tap++) {
        const weight = values[tap]!;
        // The sums fit into 32 bits, and saying so keeps the compiler from computing them in doubles.
        red = (red + weight * pixels[source]!) | 0;
        greens = (greens + weight * pixels[source + green]!) | 0;
        blues = (blues + weight * pixels[source + blue]!) | 0;
        source += channels;
      }
      result[at] = toByte(red);
      if (channels === 3) {
        result[at + 1] = toByte(greens);
        result[at + 2] = toByte(blues);
      }
      at += channels;
    }
  }
  return result;
}

/**
 * @param pixels [source rows, rowValues]
 * @returns [target, rowValues]
 */
function resizeColumns(pixels: Uint8Array, rowValues: number, { first, values, taps }: Weights, target: number): Uint8Array {
  const result = new Uint8Array(target * rowValues);
  const sums = new Int32Array(rowValues);
  const rows = pixels.length / rowValues;
  for (let row = 0; row < target; row++) {
    sums.fill(UNIT / 2);
    const from = first[row]!;
    const count = Math.min(taps, rows - from);
    for (let tap = 0; tap < count; tap++) {
      const weight = values[row * taps + tap]!;
      const source = (from + tap) * rowValues;
      for (let index = 0; index < rowValues; index++) sums[index] = sums[index]! + weight * pixels[source + index]!;
    }
    for (let index = 0; index < rowValues; index++) result[row * rowValues + index] = toByte(sums[index]!);
  }
  return result;
}

function toByte(sum: number): number {
  return Math.min(255, Math.max(0, sum >> 22));
}
