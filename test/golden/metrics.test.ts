import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricsFileSchema } from '../../src-main/cli/golden/goldenFile';
import { replayMetrics } from '../../src-main/cli/golden/replayMetrics';

const folder = process.env.SBD_GOLDEN ?? resolve(import.meta.dirname, '../../../shared/golden');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^metrics.*\.json$/.test(name)) : [];

describe('metrics against independent double-precision programs', () => {
  if (files.length === 0) it('has nothing to compare with', (context) => { context.skip(`there are no metrics in ${folder}; set SBD_GOLDEN to the folder of golden files`); });

  it.each(files)('agrees with %s on everything in it', (file) => {
    const content = metricsFileSchema.parse(JSON.parse(readFileSync(resolve(folder, file), 'utf8')));
    const { comparisons, notSupported } = replayMetrics(content);
    expect(notSupported).toEqual([]);
    expect(comparisons.length).toBeGreaterThanOrEqual(4);
    for (const { quantity, error, tolerance } of comparisons) expect(error, quantity).toBeLessThanOrEqual(tolerance);
  });
});
