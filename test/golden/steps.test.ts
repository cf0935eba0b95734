import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replayFile } from '../../src-main/cli/golden/replayFile';
import { holdSessionOpen } from '../support/heldSession';
import { tensorflowMissing } from '../support/tensorflowPackage';

/** Files of others, where there are any; and our own of what those do not have, written by fixtures/recordSteps.py. */
const given = resolve(process.env.SBD_GOLDEN ?? join(import.meta.dirname, '../../../shared/golden'));
const own = join(import.meta.dirname, 'fixtures');
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json') && !file.startsWith('metrics')).map((file) => join(folder, file)) : []);
const givenFiles = filesIn(given);

/** SwiftShader, the Vulkan driver on the CPU, is named by this variable; a real driver is found without it. */
const engines = ['cpu', 'tfjs-cpu', ...(process.env.VK_ICD_FILENAMES === undefined ? [] : ['webgpu']), ...(tensorflowMissing === null ? ['tfjs-node-gpu'] : [])];

describe('golden training steps', () => {
  if (givenFiles.length === 0) {
    test('of others need a folder at $SBD_GOLDEN or ../shared/golden', (context) => { context.skip('there is none here'); });
  }
  if (engines.includes('webgpu')) holdSessionOpen('webgpu');
  else test('on webgpu need a Vulkan driver named by VK_ICD_FILENAMES', (context) => { context.skip('it names none'); });
  if (tensorflowMissing !== null) test('on tfjs-node-gpu need the package', (context) => { context.skip(tensorflowMissing!); });
  for (const file of [...givenFiles, ...filesIn(own)]) {
    test.each(engines)(`${basename(file)} on %s`, async (engine) => {
      for (const result of await replayFile(file, [engine])) {
        if (result.status === 'not supported yet') throw new Error(`${result.file} is not supported: ${result.reason}`);
        expect(result.comparisons.filter(({ error, tolerance }) => !(error <= tolerance))).toEqual([]);
        expect(result.comparisons.length).toBeGreaterThan(20);
      }
    }, 300_000);
  }
});
