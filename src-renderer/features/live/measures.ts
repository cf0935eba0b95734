import { countUsedLatents, type MetricRecord } from '@shared/run/metrics';
import type { Evaluation } from '@shared/run/evaluation';
import type { ExtraMeasure } from '@shared/run/extraMeasures';
import type { CurveKind } from '@renderer/shared/plots/curveFigure';
import type { Curve } from '@shared/plots/downsample';
import { termOf, type TermName } from '@renderer/shared/terms';
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
  readonly term?: TermName;
  curve(course: RunCourse): Curve;
}

function streamed(read: (record: MetricRecord) => number | null) {
  return ({ records }: RunCourse): Curve => ({ x: records.map(({ step }) => step), y: records.map(read) });
}

/** From evaluations; of an imported run that has none, what its own program logged under `extra`. */
function evaluated(read: (evaluation: Evaluation) => number | null, extra: string) {
  const logged = streamed(({ extras }) => extras[extra] ?? null);
  return (course: RunCourse): Curve => {
    const { evaluations } = course;
    return evaluations.length === 0 ? logged(course) : { x: evaluations.map(({ step }) => step), y: evaluations.map(read) };
  };
}

/** What one objective measures besides, as a plot of its own. */
export function extraMeasurePlot({ name, title, unit }: ExtraMeasure): Measure {
  const term = termOf(name);
  return { key: 'extra', ...(term && { term }), title, yTitle: unit === '' ? title : unit, logarithmic: false, kind: 'mean', curve: streamed(({ extras }) => extras[name] ?? null) };
}

/** What MIG can't see (Watters et al. 2019, Appendix H). */
export const MIG_CAUTION = 'blind to rotation and folding';

/** The plots of the Live dashboard. */
export const measures: readonly Measure[] = [
  { key: 'loss', term: 'loss', title: 'Loss', yTitle: 'nats per image', logarithmic: true, kind: 'mean', curve: streamed(({ loss }) => loss) },
  { key: 'nll', term: 'nll', title: 'NLL', yTitle: 'nats per image', logarithmic: true, kind: 'mean', curve: streamed(({ nll }) => nll) },
  { key: 'kl', term: 'kl', title: 'KL', yTitle: 'nats per image', logarithmic: false, kind: 'mean', curve: streamed(({ kl }) => kl) },
  { key: 'used', term: 'latentsUsed', title: 'Latents used', subtitle: 'mean σ < 0.5', yTitle: 'latents', logarithmic: false, kind: 'count', curve: streamed(({ sigmaPerLatent, extras }) => (sigmaPerLatent.length === 0 ? (extras['latentsUsed'] ?? null) : countUsedLatents(sigmaPerLatent))) },
  { key: 'mig', term: 'mig', title: 'MIG', yTitle: 'MIG', logarithmic: false, kind: 'evaluation', range: [-0.02, 1.02], caution: MIG_CAUTION, curve: evaluated(({ mig }) => mig?.value ?? null, 'mig') },
  { key: 'score', term: 'geometryScore', title: 'Geometry score', subtitle: 'latents → factors', yTitle: 'R² of affine map', logarithmic: false, kind: 'evaluation', range: [-0.02, 1.02], curve: evaluated(({ geometry }) => geometry?.score ?? null, 'geometryScore') },
];
