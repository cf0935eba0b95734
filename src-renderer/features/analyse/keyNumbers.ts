import type { Evaluation } from '@shared/run/evaluation';
import { formatInteger, formatNumber, NOT_MEASURED } from '@renderer/shared/format/number';
import type { TermName } from '@renderer/shared/terms';
import { INTERVAL_MEANING, intervalText } from './metrics/metricText';

/** One number of an evaluation, with what is needed to read it. */
export interface KeyNumber {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** What the label and the note mean in full. */
  readonly meaning: string;
  readonly caution?: string;
  readonly term?: TermName;
}

/** The numbers that stand above everything else about a run. */
export function keyNumbers(evaluation: Evaluation): KeyNumber[] {
  const { mig, geometry, intervals, metrics, sigmaPerLatent } = evaluation;
  const ofMetric = (name: string, value: number | undefined) => metrics.find((metric) => metric.name === name && metric.value === value)?.interval ?? null;
  // Where there is little room a note breaks between its parts only.
  const note = (interval: readonly [number, number] | null, ...rest: string[]) => [...(interval ? [intervalText(interval)] : []), ...rest].map((part) => part.replaceAll(' ', '\u00a0')).join('\u00a0· ');
  const nllImages = `n ${formatInteger(evaluation.nllSamples)}`;
  return [
    { label: 'Step', value: formatInteger(evaluation.step), note: `evaluation seed ${String(evaluation.seed)}`, meaning: 'Steps trained when this was measured. The seed draws the images of the evaluation: the same at every step.' },
    { label: 'NLL', term: 'nll', value: formatNumber(evaluation.nll), note: note(intervals?.nll ?? null, nllImages), meaning: `Negative log-likelihood −log p(x|z) in nats per image, at one sample of each posterior. ${INTERVAL_MEANING}` },
    { label: 'KL', term: 'kl', value: formatNumber(evaluation.kl), note: note(intervals?.kl ?? null, `n ${formatInteger(evaluation.samples)}`), meaning: `KL(q(z|x) ‖ p(z)) in nats per image: the rate. ${INTERVAL_MEANING}` },
    { label: 'ELBO loss', term: 'elbo', value: formatNumber(evaluation.elbo), note: note(intervals?.elbo ?? null, 'NLL + KL'), meaning: `NLL + KL in nats per image, whatever β trained it. ${INTERVAL_MEANING} An image's NLL and KL are drawn together.` },
    { label: 'Latents used', term: 'latentsUsed', value: `${String(evaluation.latentsUsed)} of ${String(sigmaPerLatent.length)}`, note: 'mean σ < 0.5', meaning: 'Latents whose posterior standard deviation is below 0.5 on average over the images.' },
    {
      label: 'Geometry R²',
      term: 'geometryScore',
      value: geometry ? geometry.score.toFixed(3) : NOT_MEASURED,
      note: geometry ? (geometry.trainedScore === null ? note(ofMetric('geometryScore', geometry.score), 'affine map to factors') : `${geometry.trainedScore.toFixed(3)} within what was trained on`) : 'no plane of factors',
      meaning: `How well an affine map from the two latents of lowest variance gives the factors. ${INTERVAL_MEANING} It is there once every metric has been measured.`,
    },
    { label: 'Singular-value ratio', term: 'singularValueRatio', value: geometry?.singularValueRatio?.toFixed(3) ?? NOT_MEASURED, note: '1 is a similarity', meaning: 'Smaller over larger singular value of that affine map: 1 where it only turns, shifts and scales.' },
    {
      label: 'MIG',
      term: 'mig',
      value: mig?.value.toFixed(3) ?? NOT_MEASURED,
      note: mig ? note(ofMetric('mig', mig.value), `${mig.estimator}, ${String(mig.bins)} bins`, `n ${formatInteger(mig.samples)}`, `seed ${String(mig.seed)}`) : 'needs factors',
      meaning: `Mutual information gap (Chen et al. 2018). ${INTERVAL_MEANING} It is there once every metric has been measured.`,
      caution: 'blind to rotation and folding',
    },
  ];
}
