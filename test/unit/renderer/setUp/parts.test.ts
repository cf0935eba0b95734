import { draftOf, readExperiment } from '@renderer/features/setUp/draft';
import { fitToData } from '@renderer/features/setUp/fitToData';
import { chosenDataset, defaultDecoder, defaultEncoder, defaultLikelihood, defaultObjective, defaultPrior } from '@renderer/features/setUp/partDefaults';
import { datasetLabel, decoderDetail, encoderDetail, likelihoodLabel, objectiveLabel, priorLabel } from '@renderer/shared/runs/partLabels';
import { namedDatasets } from '@shared/experiment/namedDatasets';
import { presets } from '@shared/experiment/presets';
import { describe, expect, it } from 'vitest';
import { sampleExperiment } from '../support/sampleRuns';

const objectives = ['vae', 'betaVae', 'annealedVae', 'factorVae', 'betaTcVae', 'dipVae', 'decomposition'] as const;
const decoders = ['broadcast', 'deconv', 'coordConv', 'dense'] as const;
const likelihoods = ['bernoulli', 'gaussian', 'learnedGaussian', 'laplace'] as const;

describe('the parts that a choice starts with', () => {
  it.each(objectives)('train with the objective %s', (type) => {
    expect(readExperiment({ ...sampleExperiment(), objective: defaultObjective(type) }).issues).toEqual([]);
  });

  it.each(decoders)('train with the decoder %s', (type) => {
    const experiment = sampleExperiment();
    expect(readExperiment({ ...experiment, model: { ...experiment.model, decoder: defaultDecoder(type, 16) } }).issues).toEqual([]);
  });

  it.each(likelihoods)('train with the likelihood %s', (type) => {
    expect(readExperiment({ ...sampleExperiment(), likelihood: defaultLikelihood(type) }).issues).toEqual([]);
  });

  it('say what they are in a few words, each differently', () => {
    const texts = [
      ...objectives.map((type) => objectiveLabel(defaultObjective(type))),
      ...decoders.map((type) => decoderDetail(defaultDecoder(type))),
      encoderDetail(defaultEncoder('convolutional')),
      ...likelihoods.map((type) => likelihoodLabel(defaultLikelihood(type))),
      ...(['gaussian', 'studentT', 'mixture', 'spikeAndSlab'] as const).map((type) => priorLabel(defaultPrior(type))),
      ...['circles-xy', 'circles-xy-held-out-center', 'circles-xh', 'sprites', 'sprites-colored', 'rooms', 'chairs', 'pinwheel', 'fashion', 'imageFiles'].map((id) => datasetLabel(chosenDataset(id))),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('fitToData', () => {
  it.each(namedDatasets.map(({ id, dataset }) => [id, dataset] as const))('makes an experiment that can be trained with %s', (_id, dataset) => {
    const draft = draftOf(sampleExperiment());
    fitToData(draft, dataset);
    expect(readExperiment(draft).issues).toEqual([]);
  });

  it('replaces what points can not have, and says so', () => {
    const draft = draftOf(sampleExperiment());
    expect(fitToData(draft, chosenDataset('pinwheel'))).toEqual(['encoder', 'decoder', 'likelihood']);
    expect(fitToData(draft, chosenDataset('pinwheel'))).toEqual([]);
  });

  it('goes back to convolutions with images after points', () => {
    const draft = draftOf(presets.find(({ id }) => id === 'pinwheel-demonstration')!.experiment);
    expect(fitToData(draft, chosenDataset('sprites'))).toEqual(['encoder', 'decoder', 'likelihood', 'prior']);
    expect(readExperiment(draft).issues).toEqual([]);
    expect(draft.model.decoder.type).toBe('broadcast');
  });

  it('leaves alone what goes with the new images', () => {
    const draft = draftOf(sampleExperiment());
    const { model } = structuredClone(draft);
    expect(fitToData(draft, chosenDataset('sprites'))).toEqual([]);
    expect(draft.model).toEqual(model);
  });
});
