import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPreset, readExperiment } from '../../../../src-main/cli/input/readExperiment';
import { presets } from '../../../../src-shared/experiment/presets';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { tinyExperiment } from '../../../support/tinyExperiment';

function file(text: string): string {
  const path = join(temporaryFolder(), 'experiment.json');
  writeFileSync(path, text);
  return path;
}

const problem = (fields: object) => expect.objectContaining({ problem: expect.objectContaining(fields) as unknown }) as Error;

test.each(presets.map(({ id }) => id))('preset %s is read as it stands', (id) => {
  expect(readExperiment({ preset: id })).toEqual(findPreset(id).experiment);
});

test('a file, then --set, then --seed and --steps', () => {
  const config = file(JSON.stringify(tinyExperiment()));
  const experiment = readExperiment({ config, set: ['training.steps=7', 'training.batchSize=4'], seed: 9, steps: 30 });
  expect(experiment.training).toEqual({ seed: 9, steps: 30, batchSize: 4 });
});

test('every kind of bad input is named', () => {
  expect(() => readExperiment({ preset: 'nothing' })).toThrow(problem({ code: 'unknown-preset' }));
  expect(() => readExperiment({ config: '/nowhere/experiment.json' })).toThrow(problem({ code: 'file-not-found' }));
  expect(() => readExperiment({ config: file('{"version": 1,') })).toThrow(problem({ code: 'invalid-input', what: 'This file is not JSON.' }));
  const config = file(JSON.stringify({ ...tinyExperiment(), flavour: 'new' }));
  expect(() => readExperiment({ config, set: ['training.steps=0'] })).toThrow(problem({ where: expect.stringMatching(/training\.steps: .*flavour: is not a field|flavour: is not a field.*training\.steps/) as unknown }));
});
