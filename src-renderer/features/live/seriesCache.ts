import { isForeign } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import type { CurveSeries } from '@renderer/shared/plots/curveFigure';
import type { Curve } from '@shared/plots/downsample';
import { decoderLabel } from '@renderer/shared/runs/partLabels';
import { runDetail, runLabel } from '@renderer/shared/runs/runLabels';
import type { Measure } from './measures';
import type { RunCourse } from './metricsStore';

/** A run with its course and color, as the dashboard overlays it. */
export interface OverlaidRun {
  readonly run: RunSummary;
  readonly course: RunCourse;
  readonly color: string;
}

/**
 * Turns the overlaid runs into the series of one measure, and returns the very same array while nothing that the measure
 * reads has changed: a plot redraws when it gets a new one, and evaluations are rarer than metric lines by far.
 */
export function createSeriesCache(measure: Measure): (overlaid: readonly OverlaidRun[]) => readonly CurveSeries[] {
  let lastInputs: readonly unknown[] = [];
  let last: readonly CurveSeries[] = [];
  return (overlaid) => {
    const inputs = overlaid.flatMap(({ run, course, color }) => {
      // The list of records grows in place.
      const source = measure.kind === 'evaluation' && !isForeign(run.status) ? [course.evaluations] : [course.records, course.records.length];
      return [run.status.id, color, ...source];
    });
    if (inputs.length === lastInputs.length && inputs.every((input, index) => input === lastInputs[index])) return last;
    lastInputs = inputs;
    last = overlaid.map(({ run: { status, experiment }, course, color }) => ({
      id: status.id,
      name: runLabel(experiment),
      shortName: `${decoderLabel(experiment.model.decoder)} · ${runDetail(experiment)}`,
      color,
      ...(isForeign(status) ? withoutGaps(measure.curve(course)) : measure.curve(course)),
    }));
    return last;
  };
}

/** Other programs log their measures at different steps: where one is missing, it was not infinite. */
function withoutGaps({ x, y }: Curve): Curve {
  const present = y.flatMap((value, index) => (value === null ? [] : [index]));
  return { x: present.map((index) => x[index]!), y: present.map((index) => y[index]!) };
}
