const integers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

// Making a formatter takes a thousand times as long as using it, and plots of a thousand runs format thousands of numbers.
const formatters = new Map<number, Intl.NumberFormat>();

function withDecimals(decimals: number): Intl.NumberFormat {
  let formatter = formatters.get(decimals);
  if (!formatter) formatters.set(decimals, formatter = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  return formatter;
}

/** What stands where a number is not known yet. */
export const NOT_MEASURED = '–';

/** A count with thousands separated: 1,200. */
export function formatInteger(value: number): string {
  return integers.format(value);
}

/** A measure with `digits` significant digits; very large and very small ones in scientific notation. Null becomes a dash. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_MEASURED;
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-3) return value.toExponential(digits - 1).replace('e+', 'e').replaceAll('-', '−');
  // The places after the point that give `digits` significant digits.
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  const text = withDecimals(decimals).format(magnitude);
  return value < 0 ? `−${text}` : text;
}

/** A large count with a metric suffix and three digits: 2.36 M. */
export function formatCompact(value: number): string {
  const units: readonly [number, string][] = [[1e12, ' T'], [1e9, ' G'], [1e6, ' M'], [1e4, ' k']];
  for (const [size, suffix] of units) {
    if (value >= size) return `${(value / (suffix === ' k' ? 1e3 : size)).toPrecision(3)}${suffix}`;
  }
  return formatInteger(value);
}
