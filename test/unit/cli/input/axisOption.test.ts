import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisSchema } from '@shared/study/axis';
import { axisOption } from '../../../../src-main/cli/input/axisOption';
import { problemOf } from '../../store/problemOf';

const valuesOf = (text: string) => axisOption(text).values.map(({ changes }) => Object.values(changes)[0]);
const labelsOf = (text: string) => axisOption(text).values.map(({ label }) => label);

describe('an axis of the command line', () => {
  it('is a list of numbers and words', () => {
    expect(axisOption('objective.beta=1, 2,4')).toEqual({ title: 'objective.beta', values: [1, 2, 4].map((beta) => ({ label: String(beta), changes: { 'objective.beta': beta } })) });
    expect(valuesOf('model.decoder.coordinates=linear,shuffled')).toEqual(['linear', 'shuffled']);
  });

  it('is a range, on a linear or a logarithmic scale, with both ends', () => {
    expect(valuesOf('training.batchSize=16:64:4')).toEqual([16, 32, 48, 64]);
    expect(valuesOf('optimizer.learningRate=1e-4:1e-2:3:log')).toEqual([1e-4, 1e-3, 1e-2]);
    expect(valuesOf('objective.beta=0.1:0.3:3')).toEqual([0.1, 0.2, 0.3]);
    const end = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(fc.property(end, end, fc.integer({ min: 2, max: 50 }), fc.boolean(), (from, to, count, log) => {
      const values = valuesOf(`objective.beta=${String(from)}:${String(to)}:${String(count)}${log ? ':log' : ''}`) as number[];
      expect(values).toHaveLength(count);
      expect(values[0]).toBeCloseTo(from, -Math.floor(Math.log10(from)) + 4);
      expect(values.at(-1)).toBeCloseTo(to, -Math.floor(Math.log10(to)) + 4);
      expect([...values].sort((left, right) => (left - right) * Math.sign(to - from))).toEqual(values);
    }));
  });

  it('is a JSON list where values are whole parts', () => {
    const text = 'model.decoder=[{"type":"deconv","filters":32},{"type":"broadcast","depth":3,"filters":32}]';
    expect(valuesOf(text)).toEqual([{ type: 'deconv', filters: 32 }, { type: 'broadcast', depth: 3, filters: 32 }]);
    expect(labelsOf(text)).toEqual(['deconv', 'broadcast']);
    expect(labelsOf('model.encoder.filters=[[8,16],[32,32,32]]')).toEqual(['[8,16]', '[32,32,32]']);
  });

  it('always has labels that a plan can hold', () => {
    expect(axisSchema.safeParse(axisOption(`dataset.path=${'x'.repeat(500)}`)).success).toBe(true);
  });

  it.each(['objective.beta', '=1,2', 'objective.beta=', 'objective.beta=[1,', 'objective.beta=[]', 'a=1:2:1', 'a=0:1:3:log', 'a=1e:2:3'])('refuses %s', (text) => {
    expect(problemOf(() => axisOption(text))).toMatchObject({ code: 'invalid-input', where: `--axis ${text}` });
  });
});
