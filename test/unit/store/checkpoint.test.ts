import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '@shared/problem';
import { Generator } from '../../../src-main/random/generator';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '../../../src-main/store/checkpoint';
import { problemOf } from './problemOf';
import { checkpoint } from './runSamples';

const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc
  .record({ length: fc.nat(40), step: fc.nat(10_000_000), seed: fc.nat(), trainedSeconds: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), sequence: fc.nat() })
  .chain(({ length, step, seed, trainedSeconds, sequence }) => {
    const values = fc.float32Array({ minLength: length, maxLength: length });
    return fc.record({ weights: values, firstMoment: values, secondMoment: values }).map((tensors) => (
      { step, state: { step, ...tensors }, generator: Generator.fromSeed(seed, 'training').state(), trainedSeconds, sequence }
    ));
  });

function bits(values: Float32Array): number[] {
  return [...new Uint32Array(values.buffer, values.byteOffset, values.length)];
}

/** A file with the header changed, its length kept right. */
function withHeader(change: (header: Record<string, unknown>) => unknown): Uint8Array {
  const file = encodeCheckpoint(checkpoint(7));
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = change(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<string, unknown>);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const changed = new Uint8Array(8 + json.length + file.length - 8 - length);
  new DataView(changed.buffer).setBigUint64(0, BigInt(json.length), true);
  changed.set(json, 8);
  changed.set(file.subarray(8 + length), 8 + json.length);
  return changed;
}

function withMetadata(changes: Record<string, unknown>): Uint8Array {
  return withHeader((header) => ({ ...header, __metadata__: { ...(header.__metadata__ as object), ...changes } }));
}

function codeOf(file: Uint8Array): string {
  return problemOf(() => decodeCheckpoint(file, 'somewhere')).code;
}

describe('checkpoint', () => {
  it('comes back bit for bit', () => {
    fc.assert(fc.property(anyCheckpoint, (original) => {
      const copy = decodeCheckpoint(encodeCheckpoint(original), 'memory');
      for (const name of ['weights', 'firstMoment', 'secondMoment'] as const) expect(bits(copy.state[name])).toEqual(bits(original.state[name]));
      expect({ ...copy, state: copy.state.step }).toEqual({ ...original, state: original.state.step });
      expect(Generator.fromState(copy.generator).uniform()).toBe(Generator.fromState(original.generator).uniform());
    }));
  });

  it('is a safetensors file that other readers understand', () => {
    const file = encodeCheckpoint(checkpoint(7));
    const headerLength = Number(new DataView(file.buffer).getBigUint64(0, true));
    expect(headerLength % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerLength))) as Record<string, unknown>;
    expect(header.weights).toEqual({ dtype: 'F32', shape: [5], data_offsets: [0, 20] });
    expect(header.secondMoment).toEqual({ dtype: 'F32', shape: [5], data_offsets: [40, 60] });
    expect(file.length).toBe(8 + headerLength + 60);
    expect(new DataView(file.buffer).getFloat32(8 + headerLength + 4, true)).toBe(Math.fround(1 / 7));
  });

  it('reads a file that lies unaligned in a larger buffer', () => {
    const file = encodeCheckpoint(checkpoint(7));
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(decodeCheckpoint(larger.subarray(3), 'memory')).toEqual(checkpoint(7));
  });

  it('reports a file cut at any byte as damaged', () => {
    const file = encodeCheckpoint(checkpoint(7));
    for (let length = 0; length < file.length; length++) expect(codeOf(file.subarray(0, length))).toBe('checkpoint-damaged');
  });

  it('answers any change of the header with a checkpoint or a problem, never another error', () => {
    const original = encodeCheckpoint(checkpoint(7));
    const headerEnd = 8 + Number(new DataView(original.buffer).getBigUint64(0, true));
    fc.assert(fc.property(fc.integer({ min: 0, max: headerEnd - 1 }), fc.integer({ min: 0, max: 255 }), (position, value) => {
      const file = original.slice();
      file[position] = value;
      try {
        expect(decodeCheckpoint(file, 'somewhere').state.weights).toHaveLength(5);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }), { numRuns: 2000 });
  });

  it.each<[string, Uint8Array]>([
    ['a header length beyond the file', Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3)],
    ['a header that is not an object', withHeader(() => [])],
    ['no metadata', withHeader((header) => ({ weights: header.weights }))],
    ['a foreign file', withMetadata({ format: 'pt' })],
    ['a missing tensor', withHeader((header) => ({ ...header, secondMoment: undefined }))],
    ['an unknown tensor', withHeader((header) => ({ ...header, extra: header.weights }))],
    ['another type', withHeader((header) => ({ ...header, weights: { dtype: 'F16', shape: [10], data_offsets: [0, 20] } }))],
    ['overlapping tensors', withHeader((header) => ({ ...header, firstMoment: header.weights }))],
    ['a shape that does not fit', withHeader((header) => ({ ...header, weights: { dtype: 'F32', shape: [6], data_offsets: [0, 20] } }))],
    ['negative offsets', withHeader((header) => ({ ...header, weights: { dtype: 'F32', shape: [5], data_offsets: [-20, 0] } }))],
    ['tensors of different lengths', withHeader((header) => ({ ...header, weights: { dtype: 'F32', shape: [4], data_offsets: [0, 16] }, firstMoment: { dtype: 'F32', shape: [6], data_offsets: [16, 40] } }))],
    ['a step that is no number', withMetadata({ step: 'seven' })],
    ['a negative sequence', withMetadata({ sequence: '-1' })],
    ['a generator without state', withMetadata({ generator: '[]' })],
    ['an unknown piece of metadata', withMetadata({ color: 'red' })],
    ['data after the end', Uint8Array.of(...encodeCheckpoint(checkpoint(7)), 0)],
  ])('refuses %s', (_, file) => {
    expect(codeOf(file)).toBe('checkpoint-damaged');
  });

  it('recognizes a newer format before anything else in it', () => {
    expect(codeOf(withMetadata({ version: '2', step: 'changed meaning', more: 'x' }))).toBe('run-from-newer-version');
  });

  it('does not write what it could not read', () => {
    const original = checkpoint(7);
    expect(() => encodeCheckpoint({ ...original, step: 8 })).toThrow(RangeError);
    expect(() => encodeCheckpoint({ ...original, state: { ...original.state, firstMoment: new Float32Array(4) } })).toThrow(RangeError);
  });
});
