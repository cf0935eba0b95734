import type { Mig } from '@shared/run/evaluation';
import { factorGaps, shownInformation } from './factorInformation';
import type { GapOptions } from './gapFigure';

/** One latent and one factor. */
export interface GapCell {
  /** In nats, or the share of the factor's entropy; NaN where that is not known. */
  readonly value: number;
  /** From 0 to 1, the strongest cell of the map. */
  readonly strength: number;
  /** Whether the latent knows most or second most about the factor. */
  readonly mark: 'best' | 'second' | null;
}

/** Nats below which a map is pale: what is next to nothing should look so. */
const LEAST_HIGHEST = 0.5;

/** The cells of `gapFigure`, for the screen: a row for each latent from the top. */
export function gapCells(mig: Mig, { order, normalized }: GapOptions): readonly (readonly GapCell[])[] {
  const gaps = factorGaps(mig);
  const shown = shownInformation(mig, normalized);
  const rows = order.map((latent) => shown[latent] ?? []);
  const highest = normalized ? 1 : Math.max(LEAST_HIGHEST, ...rows.flat());
  return rows.map((row, place) => row.map((value, factor): GapCell => {
    const latent = order[place]!;
    const mark = gaps[factor]?.best === latent ? 'best' : gaps[factor]?.second === latent ? 'second' : null;
    return { value, strength: Number.isNaN(value) ? 0 : Math.min(1, value / highest), mark };
  }));
}
