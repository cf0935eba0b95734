import type { RunSummary } from '@shared/run/summary';
import { formatNumber } from '@renderer/shared/format/number';
import type { TermName } from '@renderer/shared/terms';

/** A number of a run that the matrix can be colored by. */
export interface MatrixMeasure {
  readonly key: string;
  readonly title: string;
  readonly term: TermName;
  /** Null while it has not been measured. */
  readonly value: (run: RunSummary) => number | null;
  readonly text: (value: number) => string;
}

const nats = (value: number) => formatNumber(value, 4);
const fraction = (value: number) => value.toFixed(3);

/** Everything but the state, in the order of the list. All in nats per image, but for MIG, the count and R². */
export const matrixMeasures: readonly MatrixMeasure[] = [
  { key: 'loss', title: 'Loss', term: 'loss', value: ({ headline }) => headline.loss, text: nats },
  { key: 'nll', title: 'NLL', term: 'nll', value: ({ headline }) => headline.nll, text: nats },
  { key: 'kl', title: 'KL', term: 'kl', value: ({ headline }) => headline.kl, text: (value) => formatNumber(value, 3) },
  { key: 'elbo', title: 'ELBO loss', term: 'elbo', value: ({ headline }) => (headline.nll === null || headline.kl === null ? null : headline.nll + headline.kl), text: nats },
  { key: 'mig', title: 'MIG', term: 'mig', value: ({ headline }) => headline.mig, text: fraction },
  { key: 'latentsUsed', title: 'Latents used', term: 'latentsUsed', value: ({ headline }) => headline.latentsUsed, text: (value) => formatNumber(value, 2) },
  { key: 'geometryScore', title: 'Geometry score', term: 'geometryScore', value: ({ headline }) => headline.geometryScore, text: fraction },
];
