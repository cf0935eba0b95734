import { darkPalette, lightPalette } from '@renderer/shared/theme/runColor';
import { darkTokens, lightTokens } from '@renderer/shared/theme/tokens';
import { rampColor } from '@renderer/shared/plots/colorRamp';
import type { ComparedRun, FieldValue } from './comparedRun';
import { compareValues, valueOf } from './experimentFields';

/** Runs that have the same value in every field that is grouped by; usually the replicas of one configuration. */
export interface RunGroup {
  /** The values in a text that no other group has. */
  readonly key: string;
  readonly label: string;
  /** In the order of the fields. */
  readonly values: readonly FieldValue[];
  readonly runs: readonly ComparedRun[];
  readonly color: GroupColor;
}

/** A color that is resolved for the theme in which it is drawn. */
export interface GroupColor {
  /** Place in the palette of runs. */
  readonly hue: number;
  /** From −1 (towards the text) over 0 (the palette's own) to 1 (towards the background). */
  readonly shade: number;
}

const STRONGEST_SHADE = 0.5;

/** A field that is grouped by. */
export interface GroupField {
  readonly path: string;
  /** Stands before values that are bare numbers. */
  readonly title: string;
}

/** The groups in the order of their values. */
export function groupRuns(runs: readonly ComparedRun[], fields: readonly GroupField[]): RunGroup[] {
  const byKey = new Map<string, { readonly values: FieldValue[]; readonly runs: ComparedRun[] }>();
  for (const run of runs) {
    const values = fields.map(({ path }) => valueOf(run, path));
    const key = keyOf(values);
    const group = byKey.get(key);
    if (group) group.runs.push(run);
    else byKey.set(key, { values, runs: [run] });
  }
  const sorted = [...byKey].sort(([, left], [, right]) => {
    for (const [index, value] of left.values.entries()) {
      const order = compareValues(value, right.values[index]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  const colors = groupColors(sorted.map(([, { values }]) => values));
  return sorted.map(([key, group], index) => ({ key, label: labelOf(group.values, fields), values: group.values, runs: group.runs, color: colors[index]! }));
}

function keyOf(values: readonly FieldValue[]): string {
  return values.map(({ text }) => text).join('\n');
}

function labelOf(values: readonly FieldValue[], fields: readonly GroupField[]): string {
  return values.length === 0 ? 'All runs' : values.map((value, index) => (isNumber(value) ? `${fields[index]!.title} ${value.text}` : value.text)).join(' · ');
}

/**
 * A hue for each combination of the values that are no numbers, and shades of it for the numbers: decoders differ in hue, their
 * β in shade. Where all are numbers, or all are words, a hue each as long as there are enough.
 */
function groupColors(values: readonly (readonly FieldValue[])[]): GroupColor[] {
  const { length } = lightPalette;
  const words = values.map((one) => keyOf(one.filter((value) => !isNumber(value))));
  const kinds = [...new Set(words)];
  if (kinds.length === 1 || kinds.length === values.length) return values.map((_, index) => (values.length <= length ? { hue: index, shade: 0 } : { hue: 0, shade: shadeOf(index, values.length) }));
  const seen = new Map<string, number>();
  return words.map((word) => {
    const place = seen.get(word) ?? 0;
    seen.set(word, place + 1);
    return { hue: kinds.indexOf(word) % length, shade: shadeOf(place, words.filter((other) => other === word).length) };
  });
}

/** Whether a value is a number by its text: on a study's axis its order is only its place. */
export function isNumber({ text }: FieldValue): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

function shadeOf(place: number, size: number): number {
  return size < 2 ? 0 : STRONGEST_SHADE * (1 - (2 * place) / (size - 1));
}

/** A group's color on a dark or a light background, as `rgb(…)` or hexadecimal. */
export function groupColor({ hue, shade }: GroupColor, isDark: boolean): string {
  const color = (isDark ? darkPalette : lightPalette)[hue]!;
  if (shade === 0) return color;
  const tokens = isDark ? darkTokens : lightTokens;
  return rampColor([color, shade > 0 ? tokens.surfaceRaised : tokens.text], Math.abs(shade));
}
