import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '../../../../src-shared/experiment/experiment';
import type { RunStatus } from '../../../../src-shared/run/status';
import { RunFolder } from '../../../../src-main/store/runFolder';
import { TrainingControl } from '../../../../src-main/training/trainer/trainingControl';
import { trainRun } from '../../../../src-main/training/trainer/trainRun';
import { pictureFolder } from '../../../support/pictureFolder';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { tinyExperiment } from '../../../support/tinyExperiment';

beforeEach(() => {
  vi.stubEnv('SBD_CACHE_FOLDER', temporaryFolder());
  return () => { vi.unstubAllEnvs(); };
});

/** Trains on a folder of pictures, with no engine to train with: these runs end before they need one. */
async function train(path: string, onReading: (control: TrainingControl) => void): Promise<{ status: RunStatus; read: number[] }> {
  const experiment: Experiment = { ...tinyExperiment(), dataset: { type: 'imageFiles', imageSize: 32, channels: 1, path, images: null, labels: null } };
  const folder = RunFolder.create(temporaryFolder(), experiment, 'cpu', { tags: [], notes: '' });
  const control = new TrainingControl();
  const read: number[] = [];
  const status = await trainRun({
    path: folder.path,
    device: 'cpu',
    checkpointEverySteps: null, earlyStop: null,
    control,
    openBatches: () => { throw new Error('No batches are wanted.'); },
    exclusively: () => Promise.reject(new Error('No engine is wanted.')),
    report: () => undefined,
    measureMetrics: () => Promise.reject(new Error('No metrics are wanted.')),
    onReading: (from, fraction) => {
      expect(from).toBe(path);
      read.push(fraction);
      onReading(control);
    },
  });
  expect(folder.readStatus()).toEqual(status);
  return { status, read };
}

describe('trainRun', () => {
  it('fails before any training where the data are not there', async () => {
    const path = pictureFolder([1]);
    rmSync(path, { recursive: true });
    const { status, read } = await train(path, () => undefined);
    expect(status).toMatchObject({ state: 'failed', step: 0, problem: { code: 'file-not-found', where: path } });
    expect(read).toEqual([]);
  });

  it.each([['stop', 'stopped'], ['interrupt', 'interrupted']] as const)('obeys the wish to %s while it reads the data', async (wish, state) => {
    let obeyed: Promise<void> | null = null;
    const { status, read } = await train(pictureFolder([1, 2, 3]), (control) => { obeyed ??= control.ask(wish); });
    expect(status).toMatchObject({ state, problem: null });
    expect(read.length).toBeGreaterThan(0);
    await obeyed;
  });
});
