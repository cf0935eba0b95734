const MOST_DECADES = 10;

/**
 * The ticks of a logarithmic axis for values between `low` and `high`, both above zero. Plotly labels every digit below
 * three decades, which is a thicket in a small plot.
 */
export function logarithmicTicks(low: number, high: number): { dtick?: string | number; nticks?: number } {
  const decades = Math.log10(high / low);
  // A run that diverged: every few decades.
  if (decades > 2.6) return { dtick: Math.ceil(decades / MOST_DECADES) };
  return decades > 0.6 ? { dtick: 'D2' } : { nticks: 5 };
}
