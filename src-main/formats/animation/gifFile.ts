import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Animation } from './animation';

const MOST_COLORS = 256;
/** Pixels that a palette is chosen from, where there are more colors than it holds. */
const PALETTE_SAMPLE = 1 << 18;

type Color = [red: number, green: number, blue: number];

/**
 * The bytes of a GIF that repeats for ever. Up to 256 colors come out exactly, more are brought to the 256 that serve all
 * frames best. Players know hundredths of a second: 30 frames a second become 33.
 */
export function gifFile({ width, height, framesPerSecond, frames }: Animation): Uint8Array {
  const exact = exactColors(frames);
  const palette = exact ? [...exact.keys()].map(colorOf) : quantize(sampled(frames), MOST_COLORS);
  const file = GIFEncoder();
  frames.forEach((frame, index) => {
    const indices = exact ? exactIndices(frame, exact) : applyPalette(withAlpha(frame), palette);
    file.writeFrame(indices, width, height, { ...(index === 0 ? { palette } : {}), delay: 1000 / framesPerSecond });
  });
  file.finish();
  return file.bytes();
}

function keyAt(frame: Uint8Array, offset: number): number {
  return (frame[offset]! << 16) | (frame[offset + 1]! << 8) | frame[offset + 2]!;
}

function colorOf(key: number): Color {
  return [key >> 16, (key >> 8) & 255, key & 255];
}

/** Every color with its place in the palette; null where there are too many. */
function exactColors(frames: readonly Uint8Array[]): Map<number, number> | null {
  const places = new Map<number, number>();
  for (const frame of frames) {
    for (let offset = 0; offset < frame.length; offset += 3) {
      const key = keyAt(frame, offset);
      if (places.has(key)) continue;
      if (places.size === MOST_COLORS) return null;
      places.set(key, places.size);
    }
  }
  return places;
}

function exactIndices(frame: Uint8Array, places: ReadonlyMap<number, number>): Uint8Array {
  return Uint8Array.from({ length: frame.length / 3 }, (_, pixel) => places.get(keyAt(frame, pixel * 3))!);
}

function withAlpha(frame: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((frame.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel < frame.length / 3; pixel++) pixels.set(frame.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return pixels;
}

/** Pixels from all frames, evenly. */
function sampled(frames: readonly Uint8Array[]): Uint8Array {
  const pixelsPerFrame = frames[0]!.length / 3;
  const stride = Math.max(1, Math.floor((frames.length * pixelsPerFrame) / PALETTE_SAMPLE));
  const pixels: number[] = [];
  for (let pixel = 0; pixel < frames.length * pixelsPerFrame; pixel += stride) {
    const frame = frames[Math.floor(pixel / pixelsPerFrame)]!;
    const offset = (pixel % pixelsPerFrame) * 3;
    pixels.push(frame[offset]!, frame[offset + 1]!, frame[offset + 2]!, 255);
  }
  return Uint8Array.from(pixels);
}
