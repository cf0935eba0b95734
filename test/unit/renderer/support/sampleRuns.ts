import { presets } from '@shared/experiment/presets';
import type { Evaluation, Geometry, MetricResult, Mig, Snapshot } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunState } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { circleSheet, scatteredCenters } from './spriteSheets';

/** The demonstration's experiment, with the given seed. */
export function sampleExperiment(seed = 0, decoder: 'broadcast' | 'deconv' = 'broadcast') {
  const { experiment } = presets.find(({ id }) => id === `circles-demonstration-${decoder}`)!;
  return { ...experiment, training: { ...experiment.training, seed } };
}

/** A run in any state; finished ones have their headline. */
export function sampleRun(id: string, state: RunState = 'finished', seed = 0, decoder: 'broadcast' | 'deconv' = 'broadcast'): RunSummary {
  const active = state === 'running' || state === 'paused';
  const step = state === 'queued' ? 0 : state === 'finished' ? 1000 : 420;
  const headline = state === 'queued'
    ? { loss: null, nll: null, kl: null, mig: null, latentsUsed: null, geometryScore: null }
    : { loss: 31.42 + seed, nll: 24.3 + seed, kl: 7.12, mig: 0.4123, latentsUsed: decoder === 'broadcast' ? 2 : 7, geometryScore: decoder === 'broadcast' ? 0.9991 : 0.3812 };
  return {
    status: {
      version: 1, id, state, step, totalSteps: 1000, requestedDevice: 'auto', device: state === 'queued' ? null : 'cpu',
      process: active ? { pid: 4242, host: 'workstation' } : null,
      createdAt: '2026-03-01T10:00:00.000Z', startedAt: state === 'queued' ? null : '2026-03-01T10:00:01.000Z', heartbeatAt: '2026-03-01T10:00:30.000Z',
      finishedAt: state === 'finished' ? '2026-03-01T10:00:42.000Z' : null,
      trainedSeconds: step * 0.04, millisecondsPerStep: state === 'queued' ? null : 40, attempt: 0,
      problem: state === 'failed' || state === 'diverged'
        ? { code: 'diverged', what: 'The loss was not a finite number at step 420.', where: id, remedy: 'Lower the learning rate, then start again from the last checkpoint.' }
        : null,
      stoppedByRule: null,
    },
    experiment: sampleExperiment(seed, decoder),
    annotations: { tags: seed === 0 ? ['baseline'] : [], notes: '' },
    headline,
    heldHere: true,
  };
}

/** One run in each state that a screen must draw. */
export function sampleRuns(): RunSummary[] {
  return [
    sampleRun('20260301-100000-broadcast-0', 'finished', 0),
    sampleRun('20260301-100100-broadcast-1', 'finished', 1),
    sampleRun('20260301-100200-deconv-0', 'finished', 0, 'deconv'),
    sampleRun('20260301-100300-deconv-1', 'diverged', 1, 'deconv'),
    sampleRun('20260301-100400-broadcast-2', 'running', 2),
    sampleRun('20260301-100500-broadcast-3', 'queued', 3),
    sampleRun('20260301-100600-deconv-2', 'interrupted', 2, 'deconv'),
  ];
}

const LATENTS = 10;

function perLatent(used: number, usedValue: number, otherValue: number): number[] {
  return Array.from({ length: LATENTS }, (_, latent) => (latent < used ? usedValue : otherValue));
}

/** Metric lines of a run that learns, ten steps apart. */
export function sampleMetrics(steps = 1000, offset = 0): MetricRecord[] {
  return Array.from({ length: Math.floor(steps / 10) }, (_, sequence) => {
    const step = 10 * (sequence + 1);
    const nll = 24 + offset + 700 * Math.exp(-step / 60) + 3 * Math.sin(sequence * 1.7);
    const kl = 7 * (1 - Math.exp(-step / 120));
    return {
      sequence, step, seconds: step * 0.04, loss: nll + kl, nll, kl,
      klPerLatent: perLatent(2, kl / 2, 0.01), sigmaPerLatent: perLatent(2, 0.05 + 0.9 * Math.exp(-step / 80), 0.99), millisecondsPerStep: 40, extras: {},
    };
  });
}

/** An evaluation whose latent plane unfolds as `step` grows: a folded curve at first, a square at the end. */
export function sampleEvaluation(step = 1000): Evaluation & { readonly mig: Mig; readonly geometry: Geometry } {
  const side = 12;
  const unfolded = Math.min(1, step / 800);
  const factorValues = Array.from({ length: side * side }, (_, index) => [0.2 + (0.6 * (index % side)) / (side - 1), 0.2 + (0.6 * Math.floor(index / side)) / (side - 1)]);
  const means = factorValues.map(([x, y]) => [
    unfolded * (x! - 0.5) * 5 + (1 - unfolded) * Math.sin(9 * y!),
    unfolded * (y! - 0.5) * 5 + (1 - unfolded) * Math.cos(7 * x!) * 0.4,
    ...Array.from({ length: LATENTS - 2 }, (_, latent) => 0.01 * Math.sin(latent + x! * 3)),
  ]);
  return {
    step, samples: 10_000, seed: 0, nllSamples: 256, nll: 24.3, kl: 7.1, elbo: 31.4, intervals: { nll: [24.1, 24.5], kl: [7.02, 7.18], elbo: [31.15, 31.65] },
    klPerLatent: perLatent(2, 3.5, 0.01), sigmaPerLatent: perLatent(2, 0.05, 0.99), latentsUsed: 2, entropyFloor: null, factors: ['x', 'y'], cloud: null, metrics: [],
    mig: { value: 0.41 * unfolded, estimator: 'binned', bins: 20, samples: 10_000, seed: 0, gapPerFactor: [0.4, 0.42], mutualInformation: perLatent(2, 1.8, 0.02).map((value) => [value, value * 0.3]) },
    geometry: { latents: [0, 1], factors: ['x', 'y'], rows: side, columns: side, factorValues, means, heldOut: null, blank: null, score: 0.3 + 0.699 * unfolded, trainedScore: null, singularValueRatio: 0.2 + 0.75 * unfolded },
  };
}

/** Results of three metrics: one with everything, one without a chance level, one that could not be measured. */
export function sampleMetricResults(): MetricResult[] {
  return [
    { name: 'mig', title: 'MIG, by bins', value: 0.41, interval: [0.39, 0.43], chance: 0.004, samples: 10_000, seed: 0, detail: { gapPerFactor: [0.4, 0.42] }, reason: null },
    { name: 'gaussianTotalCorrelation', title: 'Total correlation (Gaussian)', value: 1.9, interval: [1.8, 2], chance: null, samples: 10_000, seed: 0, detail: {}, reason: null },
    { name: 'migSampled', title: 'MIG, by sampling', value: null, interval: null, chance: null, samples: 10_000, seed: 0, detail: {}, reason: 'It needs the variances of the posteriors.' },
  ];
}

/** A snapshot: an evaluation with its reconstructions and traversals. */
export function sampleSnapshot(step = 1000): Snapshot {
  const images = scatteredCenters(8);
  const sweep = Array.from({ length: LATENTS * 9 }, (_, index): [number, number] => {
    const shift = ((index % 9) - 4) * 0.07;
    const row = Math.floor(index / 9);
    return [0.5 + (row === 0 ? shift : 0), 0.5 + (row === 1 ? shift : 0)];
  });
  return {
    evaluation: sampleEvaluation(step),
    reconstructions: circleSheet([...images, ...images], 8),
    traversals: circleSheet(sweep, 9),
    traversalLatents: Array.from({ length: LATENTS }, (_, latent) => latent),
  };
}
