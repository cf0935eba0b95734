import type { ComparedRun, FieldValue } from '../../comparedRun';
import { compareValues, valueOf, type ExperimentField } from '../../experimentFields';
import { BETA_PATH, fieldTitle, IDENTITY_PATHS } from '../../experimentValues';
import { groupRuns, isNumber, type GroupColor, type GroupField, type RunGroup } from '../../runGroups';

/** The replicas at one value of what is swept. */
export interface SweepPoint {
  readonly value: FieldValue;
  readonly runs: readonly ComparedRun[];
  /** Whether it stands at β = 1, where the objective is the ELBO itself. */
  readonly isUnit: boolean;
}

/** One curve: all that is the same but for what is swept. */
export interface SweepCurve {
  readonly key: string;
  readonly label: string;
  readonly color: GroupColor;
  /** In the order of the swept values. */
  readonly points: readonly SweepPoint[];
}

/** The fields that can be swept along a curve: those whose values are numbers, but for seeds. β comes first, also as a study's axis. */
export function sweepFields(fields: readonly ExperimentField[]): ExperimentField[] {
  const numeric = fields.filter(({ path, values }) => !IDENTITY_PATHS.includes(path) && values.filter(isNumber).length > 1);
  const isBeta = ({ path, title }: ExperimentField) => path === BETA_PATH || title === fieldTitle(BETA_PATH);
  return [...numeric.filter(isBeta), ...numeric.filter((field) => !isBeta(field))];
}

/**
 * Groups runs into curves over a swept field.
 * @param along the swept field; null makes each group a curve of one point
 * @param groupBy fields that are grouped by; those that the swept field settles tell no curves apart
 */
export function sweepCurves(runs: readonly ComparedRun[], along: GroupField | null, groupBy: readonly GroupField[], colors: ReadonlyMap<string, RunGroup>): SweepCurve[] {
  const apart = along === null ? groupBy : groupBy.filter(({ path }) => !settles(runs, along.path, path));
  const curves = groupRuns(runs, apart);
  return curves.map((curve) => ({
    key: curve.key,
    label: curve.label,
    // The hue that the legend of groups has for the curve's points; their shades are along the curve.
    color: apart.length === groupBy.length ? curve.color : { hue: curves.length === 1 ? 0 : hueOf(curve, colors), shade: 0 },
    points: (along === null ? [{ runs: curve.runs, value: curve.values[0] ?? { text: '', order: '' } }] : groupRuns(curve.runs, [along]).map((group) => ({ runs: group.runs, value: group.values[0]! })))
      .sort((left, right) => compareValues(left.value, right.value))
      .map((point) => ({ ...point, isUnit: point.runs.every((run) => Number(valueOf(run, BETA_PATH).text) === 1) })),
  }));
}

function hueOf({ runs, color }: RunGroup, colors: ReadonlyMap<string, RunGroup>): number {
  return colors.get(runs[0]!.id)?.color.hue ?? color.hue;
}

/** Whether the value of one field says what that of the other is. */
function settles(runs: readonly ComparedRun[], along: string, path: string): boolean {
  const known = new Map<string, string>();
  return runs.every((run) => {
    const [value, other] = [valueOf(run, along).text, valueOf(run, path).text];
    const before = known.get(value);
    known.set(value, other);
    return before === undefined || before === other;
  });
}
