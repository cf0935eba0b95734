import type { Evaluation, MetricResult } from './evaluation';

/** Both parts of the ELBO as metrics like all others, for lists and tables of metrics. There is no chance level: they are no scores. */
export function elboResults({ nll, kl, elbo, intervals, nllSamples, samples, seed, entropyFloor, klPerLatent }: Evaluation): MetricResult[] {
  const common = { chance: null, seed, reason: null };
  const floor: MetricResult['detail'] = entropyFloor === null ? {} : { entropyFloor, aboveEntropyFloor: nll - entropyFloor };
  return [
    { ...common, name: 'nll', title: 'NLL (nats)', value: nll, interval: intervals?.nll ?? null, samples: nllSamples, detail: floor },
    { ...common, name: 'kl', title: 'KL (nats)', value: kl, interval: intervals?.kl ?? null, samples, detail: { klPerLatent } },
    { ...common, name: 'elbo', title: 'ELBO loss, NLL + KL (nats)', value: elbo, interval: intervals?.elbo ?? null, samples: nllSamples, detail: {} },
  ];
}
