import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replayFile } from '../../src-main/cli/golden/replayFile';

const folder = resolve(process.env.SBD_GOLDEN ?? join(import.meta.dirname, '../../../shared/golden'));
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'metrics.json') : [];

/** SwiftShader, the Vulkan driver on the CPU, is named by this variable; a real driver is found without it. */
const engines = ['cpu', 'tfjs-cpu', ...(process.env.VK_ICD_FILENAMES === undefined ? [] : ['webgpu'])];

describe('golden training steps', () => {
  if (files.length === 0) {
    test('need the folder of golden files at $SBD_GOLDEN or ../shared/golden', (context) => { context.skip('there are none here'); });
  } else if (!engines.includes('webgpu')) {
    test('on webgpu need a Vulkan driver named by VK_ICD_FILENAMES', (context) => { context.skip('it names none'); });
  }
  for (const file of files) {
    test.each(engines)(`${file} on %s`, async (engine) => {
      const results = await replayFile(join(folder, file), [engine]);
      for (const result of results) {
        if (result.status === 'not supported yet') {
          expect(result.reason).not.toBe('');
          continue;
        }
        expect(result.comparisons.filter(({ error, tolerance }) => !(error <= tolerance))).toEqual([]);
        expect(result.comparisons.length).toBeGreaterThan(20);
      }
    }, 300_000);
  }
});
