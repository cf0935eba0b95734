import { objectiveSchema, type Objective } from '../../experiment/objective';
import { publishedExperiment } from '../../experiment/publishedExperiment';
import type { ClaimMeasure } from '../claim';
import { BROADCAST, bothDecoders, broadcast, DECODER, DECONV, MODEL, modelAxis, PUBLISHED_FILTERS, SMALL_FILTERS } from '../paperAxes';
import type { Reproduction } from '../reproduction';
import { reproduce } from './reproduce';

const paper = 'Spatial Broadcast Decoder';
const noNumbers = 'The paper shows histograms of the MIG and geometries, and prints no numbers.';

/** The published one with Table 2's discriminator, and one that a processor trains in minutes. */
const publishedFactorVaeObjective: Objective = objectiveSchema.parse({ type: 'factorVae', beta: 1, gamma: 35, discriminator: { layers: 6, units: 1000, learningRate: 2e-5, beta1: 0.5, beta2: 0.9 } });
const smallFactorVaeObjective: Objective = objectiveSchema.parse({ type: 'factorVae', beta: 1, gamma: 10, discriminator: { layers: 4, units: 128, learningRate: 1e-4, beta1: 0.5, beta2: 0.9 } });

const bothModels = modelAxis(publishedFactorVaeObjective, { 'optimizer.learningRate': 1e-4, 'training.batchSize': 32, 'model.encoder.filters': [32, 32, 64, 64] });
const smallModels = modelAxis(smallFactorVaeObjective, {});

interface Analysis {
  readonly number: number;
  readonly dataset: string;
  readonly title: string;
  /** What the Spatial Broadcast decoder is claimed to do to the geometry of a VAE. */
  readonly sentence: string;
  readonly measure?: ClaimMeasure;
}

/** One of Figures 11 to 20: VAE and FactorVAE with both decoders on one circles dataset. */
function latentSpaceAnalysis({ number, dataset, title, sentence, measure = 'geometryScore' }: Analysis): Reproduction {
  return reproduce({
    id: `figure-${String(number)}`, paper, source: `Figure ${String(number)}`, title,
    claims: [
      { sentence, rule: { type: 'difference', measure, higher: { [DECODER]: BROADCAST, [MODEL]: 'VAE' }, lower: { [DECODER]: DECONV, [MODEL]: 'VAE' } } },
      { sentence: 'The same in a FactorVAE.', rule: { type: 'difference', measure, higher: { [DECODER]: BROADCAST, [MODEL]: 'FactorVAE' }, lower: { [DECODER]: DECONV, [MODEL]: 'FactorVAE' } } },
    ],
    paperNumbers: [], numbersNote: noNumbers,
    base: publishedExperiment(title, dataset, 500_000, broadcast(PUBLISHED_FILTERS)),
    axes: [bothModels, bothDecoders(PUBLISHED_FILTERS)], smallAxes: [smallModels, bothDecoders(SMALL_FILTERS)],
    replicas: [15, 5, 3], steps: 1500, alsoChanged: 'FactorVAE with a discriminator of four layers with 128 units, learning rate 0.0001, γ 10.',
    views: ['distributions', 'wall', 'table'],
  });
}

/** Figures 7 and 8: objects so small that positions a step apart hardly overlap. */
function smallObjects(number: number, dataset: string, title: string): Reproduction {
  return reproduce({
    id: `figure-${String(number)}`, paper, source: `Figure ${String(number)}`, title,
    claims: [
      { sentence: 'The Spatial Broadcast decoder disentangles the dataset, DeConv does not: higher MIG.', rule: { type: 'difference', measure: 'mig', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } },
      { sentence: 'DeConv\'s embedding of the positions is entangled and torn: lower geometry score.', rule: { type: 'difference', measure: 'geometryScore', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } },
    ],
    paperNumbers: [], numbersNote: 'The paper shows traversals of one model each, and prints no numbers.',
    base: publishedExperiment(title, dataset, 500_000, broadcast(PUBLISHED_FILTERS)),
    axes: [bothDecoders(PUBLISHED_FILTERS)], smallAxes: [bothDecoders(SMALL_FILTERS)], replicas: [15, 5, 4], steps: 3000,
    views: ['side-by-side', 'distributions', 'wall'],
  });
}

const straighter = 'The Spatial Broadcast VAE\'s geometry is nearer to the factors\' plane.';
const generalizes = 'The Spatial Broadcast VAE\'s geometry stays nearer to the factors\' plane, the held-out region included.';

/** Figures 4, 7, 8 and 11 to 20: circles. */
export const circlesFigures: readonly Reproduction[] = [
  reproduce({
    id: 'figure-4', paper, source: 'Figure 4', title: 'latent geometry of X-Y circles',
    claims: [
      { sentence: 'A Spatial Broadcast VAE\'s latent plane is a near-perfect Euclidean transformation of the factors, a DeConv VAE\'s is not.', rule: { type: 'difference', measure: 'geometryScore', higher: { [DECODER]: BROADCAST }, lower: { [DECODER]: DECONV } } },
      { sentence: 'DeConv spreads the two factors over more latents.', rule: { type: 'difference', measure: 'latentsUsed', higher: { [DECODER]: DECONV }, lower: { [DECODER]: BROADCAST } } },
    ],
    paperNumbers: [], numbersNote: `${noNumbers} The MIG does not capture the contrast, since it falls with any rotation of the plane.`,
    base: publishedExperiment('X-Y circles', 'circles-xy', 500_000, broadcast(PUBLISHED_FILTERS)),
    axes: [bothDecoders(PUBLISHED_FILTERS)], smallAxes: [bothDecoders(SMALL_FILTERS)], replicas: [15, 8, 6], steps: 2000,
    views: ['distributions', 'wall', 'table'],
  }),
  smallObjects(7, 'circles-xyh-small', 'small objects'),
  smallObjects(8, 'circles-xyh-tiny', 'tiny objects'),
  latentSpaceAnalysis({ number: 11, dataset: 'circles-xy', title: 'X-Y circles, VAE and FactorVAE', sentence: straighter }),
  latentSpaceAnalysis({ number: 12, dataset: 'circles-xy-held-out-center', title: 'X-Y circles with a hole in the center', sentence: generalizes }),
  latentSpaceAnalysis({ number: 13, dataset: 'circles-xy-held-out-corner', title: 'X-Y circles without a corner', sentence: generalizes }),
  latentSpaceAnalysis({ number: 14, dataset: 'circles-xh', title: 'X-H circles', sentence: straighter }),
  latentSpaceAnalysis({ number: 15, dataset: 'circles-xh-held-out-center', title: 'X-H circles with a hole in the center', sentence: generalizes }),
  latentSpaceAnalysis({ number: 16, dataset: 'circles-xh-held-out-corner', title: 'X-H circles without a corner', sentence: generalizes }),
  latentSpaceAnalysis({ number: 17, dataset: 'circles-rg', title: 'R-G circles', sentence: 'Without positions the benefit is less clear: the Spatial Broadcast VAE has the higher MIG, if only by the few poor seeds that it avoids.', measure: 'mig' }),
  latentSpaceAnalysis({ number: 18, dataset: 'circles-rg-held-out-center', title: 'R-G circles with a hole in the center', sentence: generalizes }),
  latentSpaceAnalysis({ number: 19, dataset: 'circles-rg-held-out-corner', title: 'R-G circles without a corner', sentence: generalizes }),
  latentSpaceAnalysis({ number: 20, dataset: 'circles-xh-half-blank', title: 'X-H circles, half of the images blank', sentence: 'The Spatial Broadcast VAE has the higher MIG.', measure: 'mig' }),
];
