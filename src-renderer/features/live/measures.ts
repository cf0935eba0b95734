import { countUsedLatents, type MetricRecord } from '@shared/run/metrics';
import type { Evaluation } from '@shared/run/evaluation';
import type { CurveKind } from '@renderer/shared/plots/curveFigure';
import type { Curve } from '@renderer/shared/plots/downsample';
import type { RunCourse } from './metricsStore';

/** One dashboard plot: where its values come from and how they are drawn. */
export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly yTitle: string;
  /** Measured in nats over orders of magnitude: takes part in the logarithmic y axis. */
  readonly logarithmic: boolean;
  /** Streamed means can be smoothed, counts are drawn as steps, evaluations as points. */
  readonly kind: CurveKind;
  readonly range?: readonly [number, number];
  readonly caution?: string;
  curve(course: RunCourse): Curve;
}

function streamed(read: (record: MetricRecord) => number | null) {
  return ({ records }: RunCourse): Curve => ({ x: records.map(({ step }) => step), y: records.map(read) });
}

function evaluated(read: (evaluation: Evaluation) => number) {
  return ({ evaluations }: RunCourse): Curve => ({ x: evaluations.map(({ step }) => step), y: evaluations.map(read) });
}

/** What MIG can't see (Watters et al. 2019, Appendix H). */
export const MIG_CAUTION = 'blind to rotation and folding';

/** The plots of the Live dashboard. */
export const measures: readonly Measure[] = [
  { key: 'loss', title: 'Loss', yTitle: 'nats per image', logarithmic: true, kind: 'mean', curve: streamed(({ loss }) => loss) },
  { key: 'nll', title: 'NLL', yTitle: 'nats per image', logarithmic: true, kind: 'mean', curve: streamed(({ nll }) => nll) },
  { key: 'kl', title: 'KL', yTitle: 'nats per image', logarithmic: false, kind: 'mean', curve: streamed(({ kl }) => kl) },
  { key: 'used', title: 'Latents used', subtitle: 'mean σ < 0.5', yTitle: 'latents', logarithmic: false, kind: 'count', curve: streamed(({ sigmaPerLatent }) => countUsedLatents(sigmaPerLatent)) },
  { key: 'mig', title: 'MIG', yTitle: 'MIG', logarithmic: false, kind: 'evaluation', range: [-0.02, 1.02], caution: MIG_CAUTION, curve: evaluated(({ mig }) => mig.value) },
  { key: 'score', title: 'Geometry score', subtitle: 'latents → factors', yTitle: 'R² of affine map', logarithmic: false, kind: 'evaluation', range: [-0.02, 1.02], curve: evaluated(({ geometry }) => geometry.score) },
];
