/** Maps values to positions of an axis. */
export interface Scale {
  position(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

type Interval = readonly [low: number, high: number];

/** An axis of equal distances, with about five ticks at round values. */
export function linearScale(domain: Interval, range: Interval): Scale {
  const [low, high] = domain;
  const span = high - low || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((candidate) => span / candidate <= 6) ?? span;
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
    ticks.push({ value: index * step, label: (index * step + 0).toFixed(decimals).replace(/^-/, '−') });
  }
  return { position: (value) => range[0] + ((value - low) / span) * (range[1] - range[0]), ticks };
}

/** An axis of equal ratios, with ticks at powers of ten, and at 2 and 5 between them where there are few decades. */
export function logarithmicScale(domain: Interval, range: Interval): Scale {
  const low = Math.log10(domain[0]);
  const span = Math.log10(domain[1]) - low || 1;
  const factors = span < 2.3 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let decade = Math.floor(low); decade <= low + span; decade++) {
    for (const factor of factors) {
      const value = factor * 10 ** decade;
      if (value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9)) ticks.push({ value, label: tickLabel(value) });
    }
  }
  return { position: (value) => range[0] + ((Math.log10(value) - low) / span) * (range[1] - range[0]), ticks };
}

function tickLabel(value: number): string {
  if (value >= 1e6) return `${String(value / 1e6)}M`;
  return value >= 1000 ? `${String(value / 1000)}k` : String(Number(value.toPrecision(3)));
}
