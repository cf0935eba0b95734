import { claimMeasures, type Claim } from './claim';
import type { Verdict, VerdictSide } from './judgeClaim';
import type { PaperNumber } from './reproduction';

/** A number with three significant digits, and a minus sign that is one. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  const text = magnitude >= 1e5 || magnitude < 1e-4 ? magnitude.toExponential(2) : magnitude.toFixed(Math.max(0, 2 - Math.floor(Math.log10(magnitude))));
  return value < 0 ? `−${text}` : text;
}

/** The effect with its unit, such as `0.0950` or `1.20 nats per step of β`; a dash where there is none. */
export function effectText({ rule }: Claim, { effect }: Verdict): string {
  if (effect === null) return '–';
  const unit = [claimMeasures[rule.measure].unit, rule.type === 'trend' ? `per step of ${rule.axis}` : ''].filter(Boolean).join(' ');
  return `${threeDigits(effect)}${unit === '' ? '' : ` ${unit}`}`;
}

/** By how many standard errors, such as `3.2`. */
export function standardErrorsText({ standardErrors }: Verdict): string {
  if (standardErrors === null) return '–';
  return Number.isFinite(standardErrors) ? standardErrors.toFixed(1).replace('-', '−') : 'no spread';
}

/** `0.147 ± 0.057 (N = 25)`. */
export function sideText({ mean, deviation, count }: VerdictSide): string {
  return `${threeDigits(mean)}${deviation === null ? '' : ` ± ${threeDigits(deviation)}`} (N = ${String(count)})`;
}

/** What the paper prints for one side of a claim; null where it prints nothing. */
export function paperNumberOf(paperNumbers: readonly PaperNumber[], { rule }: Claim, label: string): PaperNumber | null {
  const measure = claimMeasures[rule.measure].title;
  return paperNumbers.find((number) => number.label === label && number.measure === measure) ?? null;
}

/** A number of the paper as it prints it. */
export function paperText({ value, spread }: PaperNumber): string {
  return spread === null ? String(value) : `${String(value)} ± ${String(spread)}`;
}
