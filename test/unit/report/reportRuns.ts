import type { ReportRun } from '../../../src-main/report/reportRun';
import { spriteSheet } from '../../../src-main/training/evaluation/spriteSheet';
import type { Experiment } from '../../../src-shared/experiment/experiment';
import { presets } from '../../../src-shared/experiment/presets';
import type { Evaluation, Geometry } from '../../../src-shared/run/evaluation';
import type { MetricRecord } from '../../../src-shared/run/metrics';

export const broadcast = presets[0]!.experiment;
export const deconv = presets[1]!.experiment;

/** The experiment with another seed. */
export function seeded(experiment: Experiment, seed: number): Experiment {
  return { ...experiment, training: { ...experiment.training, seed } };
}

const TIME = '2026-03-04T15:06:07.000Z';

/** A finished run with made-up numbers: two latents that hold the plane, 3 by 3 points of it. */
export function reportRun(experiment: Experiment, changes: Partial<Evaluation> = {}, metrics?: MetricRecord[]): ReportRun {
  const { seed, steps } = experiment.training;
  const id = `20260304-150607-${experiment.model.decoder.type}-${String(seed)}`;
  const evaluation = evaluationOf(experiment, changes);
  return {
    summary: {
      status: {
        version: 1, id, state: 'finished', step: steps, totalSteps: steps, requestedDevice: 'auto', device: 'cpu', process: null,
        createdAt: TIME, startedAt: TIME, heartbeatAt: TIME, finishedAt: TIME, trainedSeconds: 41.26, millisecondsPerStep: 39.74, attempt: 0, problem: null, stoppedByRule: null,
      },
      experiment,
      annotations: { tags: [], notes: '' },
    },
    metrics: metrics ?? [1, 10, 100, 1000].map((step, sequence) => record(sequence, step, 700 / step + 20)),
    evaluation,
    snapshot: {
      evaluation,
      reconstructions: spriteSheet(new Float32Array(20 * 4), 2, 10, 2, 1),
      traversals: spriteSheet(new Float32Array(22 * 4), 2, 11, 2, 1),
      traversalLatents: [1, 0],
    },
  };
}

export function record(sequence: number, step: number, nll: number | null): MetricRecord {
  return { sequence, step, seconds: step / 30, loss: nll, nll, kl: 4, klPerLatent: [], sigmaPerLatent: [], extras: {}, millisecondsPerStep: 33 };
}

function evaluationOf(experiment: Experiment, changes: Partial<Evaluation>): Evaluation {
  const { seed, steps } = experiment.training;
  return {
    step: steps, samples: 10_000, seed, nllSamples: 256, nll: 31.24, kl: 4.567, elbo: 35.807, intervals: { nll: [31.01, 31.47], kl: [4.51, 4.624], elbo: [35.55, 36.064] }, klPerLatent: [2, 2.567], sigmaPerLatent: [0.71, 0.06], latentsUsed: 1, entropyFloor: null, factors: ['x', 'y'], cloud: null, metrics: [],
    mig: { value: 0.2345, estimator: 'binned', bins: 20, samples: 10_000, seed, gapPerFactor: [0.2, 0.3], mutualInformation: [[1, 0], [0, 1]] },
    geometry: planeGeometry(),
    ...changes,
  };
}

function planeGeometry(): Geometry {
  const factorValues = Array.from({ length: 9 }, (_, point) => [0.2 + 0.3 * (point % 3), 0.2 + 0.3 * Math.floor(point / 3)]);
  return {
    latents: [1, 0], factors: ['x', 'y'], rows: 3, columns: 3, factorValues,
    means: factorValues.map(([x, y]) => [y! * 3 - 1.5, 1.5 - x! * 3]), heldOut: null, blank: null, score: 0.9876, trainedScore: null, singularValueRatio: 0.912,
  };
}
