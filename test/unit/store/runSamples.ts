import { presets } from '@shared/experiment/presets';
import type { Experiment } from '@shared/experiment/experiment';
import type { Evaluation, Snapshot } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { Checkpoint } from '../../../src-main/store/checkpoint';

export const experiment: Experiment = presets[0]!.experiment;
export const noAnnotations = { tags: [], notes: '' };

/** Record `sequence` of a run that writes a line every ten steps. */
export function metric(sequence: number, loss: number | null = 100 - sequence): MetricRecord {
  return { sequence, step: 10 * (sequence + 1), seconds: sequence / 4, loss, nll: 90, kl: 9.5, klPerLatent: [9, 0.5], sigmaPerLatent: [0.1, 0.99], extras: {}, millisecondsPerStep: 2.5 };
}

export function metrics(count: number, first = 0): MetricRecord[] {
  return Array.from({ length: count }, (_, index) => metric(first + index));
}

export function evaluation(step: number, score = 0.9): Evaluation {
  return {
    step,
    samples: 1000,
    seed: 1,
    nllSamples: 256,
    nll: 80,
    kl: 8,
    elbo: 88,
    intervals: { nll: [79, 81], kl: [7.9, 8.1], elbo: [87, 89] },
    klPerLatent: [7.5, 0.5],
    sigmaPerLatent: [0.1, 0.99],
    latentsUsed: 1,
    entropyFloor: null,
    factors: ['x', 'y'],
    cloud: null, metrics: [],
    mig: { value: 0.4, estimator: 'binned', bins: 20, samples: 1000, seed: 1, gapPerFactor: [0.4, 0.4], mutualInformation: [[1, 0], [0, 1]] },
    geometry: { latents: [0, 1], factors: ['x', 'y'], rows: 1, columns: 2, factorValues: [[0.2, 0.2], [0.8, 0.8]], means: [[-1, 0], [1, 0]], heldOut: null, blank: null, score, trainedScore: null, singularValueRatio: 0.8 },
  };
}

/** A PNG of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function snapshot(step: number): Snapshot {
  const sheet = { dataUrl: `data:image/png;base64,${pixel}`, rows: 2, columns: 8, imageSize: 32 };
  return { evaluation: evaluation(step), reconstructions: sheet, traversals: { ...sheet, columns: 11 }, traversalLatents: [1, 0] };
}

export function checkpoint(step: number, length = 5): Checkpoint {
  const values = (offset: number) => Float32Array.from({ length }, (_, index) => Math.fround((index + offset) / 7));
  return {
    step,
    state: { step, weights: values(0), firstMoment: values(1), secondMoment: values(2) },
    generator: [1, -2, 2147483647, -2147483648],
    trainedSeconds: 12.34567890123,
    sequence: 42,
  };
}
