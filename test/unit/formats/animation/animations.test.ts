import { decodeApng } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { Animation } from '../../../../src-main/formats/animation/animation';
import { apngFile } from '../../../../src-main/formats/animation/apngFile';
import { gifFile } from '../../../../src-main/formats/animation/gifFile';
import { Generator } from '../../../../src-main/random/generator';
import { gifFrames } from './gifFrames';

const WIDTH = 12;
const HEIGHT = 7;

function animation(colors: number): Animation {
  const generator = Generator.fromSeed(colors, 'preview');
  const palette = Array.from({ length: colors }, () => [0, 1, 2].map(() => Math.floor(256 * generator.uniform())));
  const frames = Array.from({ length: 4 }, () => Uint8Array.from(Array.from({ length: WIDTH * HEIGHT }, () => palette[Math.floor(colors * generator.uniform())]!).flat()));
  return { width: WIDTH, height: HEIGHT, framesPerSecond: 20, frames };
}

describe('apngFile', () => {
  it('keeps every frame exactly, and its time', () => {
    const given = animation(5000);
    const file = decodeApng(apngFile(given));
    expect(file).toMatchObject({ width: WIDTH, height: HEIGHT, numberOfFrames: 4, numberOfPlays: 0 });
    expect(file.frames.map(({ data }) => Uint8Array.from(data))).toEqual(given.frames);
    expect(file.frames.map(({ delayNumber, delayDenominator }) => delayNumber / delayDenominator)).toEqual([0.05, 0.05, 0.05, 0.05]);
  });
});

describe('gifFile', () => {
  it('keeps up to 256 colors exactly, repeats for ever and keeps the time', () => {
    const given = animation(200);
    const file = gifFrames(gifFile(given));
    expect(file).toMatchObject({ width: WIDTH, height: HEIGHT, repeat: 0, delays: [5, 5, 5, 5] });
    expect(file.frames).toEqual(given.frames);
  });

  it('comes close with more colors than a GIF holds', () => {
    const given = animation(5000);
    const shown = gifFrames(gifFile(given)).frames;
    expect(shown).toHaveLength(4);
    const errors = shown.flatMap((frame, index) => [...frame].map((value, place) => Math.abs(value - given.frames[index]![place]!)));
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThan(16);
  });
});
