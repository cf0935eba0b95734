import SetUpScreen from '@renderer/features/setUp/SetUpScreen.vue';
import { formGroups } from '@renderer/features/setUp/formGroups';
import { chosenDataset, defaultDecoder, defaultEncoder, defaultLikelihood, defaultObjective, defaultPrior } from '@renderer/features/setUp/partDefaults';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import type { Experiment } from '@shared/experiment/experiment';
import { flatExperiment } from '@shared/experiment/flatExperiment';
import type { Decoder } from '@shared/experiment/model';
import { presets } from '@shared/experiment/presets';
import { flushPromises } from '@vue/test-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeClient } from '../support/fakeClient';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleExperiment } from '../support/sampleRuns';

/** There is one kind of optimizer, hence nothing to choose; and units have no meaning where there are no layers of them. */
function withoutField({ model: { decoder } }: Experiment): string[] {
  const hiddenLayers = decoder.type === 'dense' ? 0 : decoder.mlpLayers - (decoder.type === 'broadcast' ? 0 : 1);
  return ['optimizer.type', ...(hiddenLayers === 0 ? ['model.decoder.mlpUnits'] : [])];
}

const base = sampleExperiment();
const model = (change: Partial<Experiment['model']>): Experiment => ({ ...base, model: { ...base.model, ...change } });

/** Every kind of every part at least once. */
const experiments: readonly (readonly [string, Experiment])[] = [
  ...presets.map(({ id, experiment }) => [id, experiment] as const),
  ...['circles-xh', 'rooms', 'chairs', 'fashion', 'imageFiles'].map((id) => [id, { ...base, dataset: chosenDataset(id) }] as const),
  ...(['betaVae', 'annealedVae', 'factorVae', 'betaTcVae', 'dipVae', 'decomposition'] as const).map((type) => [type, { ...base, objective: defaultObjective(type) }] as const),
  ...(['gaussian', 'learnedGaussian', 'laplace'] as const).map((type) => [type, { ...base, likelihood: defaultLikelihood(type) }] as const),
  ...(['broadcast', 'deconv', 'coordConv', 'dense'] as const).map((type) => [`${type} decoder`, model({ decoder: defaultDecoder(type) })] as const),
  ...(['broadcast', 'deconv', 'coordConv'] as const).map((type) => [`${type} decoder with dense layers`, model({ decoder: { ...defaultDecoder(type), mlpLayers: 3 } as Decoder })] as const),
  ...(['convolutional', 'dense'] as const).map((type) => [`${type} encoder`, model({ encoder: defaultEncoder(type) })] as const),
  ...(['studentT', 'mixture', 'spikeAndSlab'] as const).map((type) => [`${type} prior`, model({ prior: defaultPrior(type) })] as const),
];

describe('the form', () => {
  let mounted: Mounted;
  beforeAll(async () => {
    mounted = await mountScreen(SetUpScreen, { client: createFakeClient([]) });
    for (const { name } of formGroups) if (!useSetUpStore().openGroups.has(name)) useSetUpStore().toggleGroup(name);
  });
  afterAll(() => { mounted.wrapper.unmount(); });

  it.each(experiments)('has a field for everything that an experiment says: %s', async (_, experiment) => {
    useSetUpStore().replace(experiment);
    await flushPromises();
    for (const more of mounted.wrapper.findAll('.advanced .more[aria-expanded="false"]')) await more.trigger('click');
    const fields = mounted.wrapper.findAll('[data-field]').map((field) => field.attributes('data-field')!);
    const missing = [...flatExperiment(experiment).keys()].filter((path) => !withoutField(experiment).includes(path) && !fields.includes(path));
    expect(missing).toEqual([]);
  });
});
