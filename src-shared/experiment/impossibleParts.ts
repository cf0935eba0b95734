import { dataShape, type Dataset } from './dataset';
import type { Decoder, Likelihood, Model } from './model';
import type { Objective } from './objective';
import { isStandardNormal } from './prior';

/** Parts of an experiment, each valid by itself. */
interface Parts {
  readonly dataset: Dataset;
  readonly model: Model;
  readonly likelihood: Likelihood;
  readonly objective: Objective;
  readonly training: { readonly batchSize: number };
}

/** A part that does not go with another one, at the field that should change. */
export interface ImpossiblePart {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every combination that makes no sense, with the reason: what is not listed here can be trained. */
export function impossibleParts(parts: Parts): ImpossiblePart[] {
  return [...encoderProblems(parts), ...decoderProblems(parts), ...likelihoodProblems(parts), ...priorProblems(parts), ...memoryProblems(parts)];
}

function encoderProblems({ dataset, model }: Parts): ImpossiblePart[] {
  if (model.encoder.type === 'dense') return [];
  const { imageSize } = dataShape(dataset);
  if (imageSize === 1) return [{ path: ['model', 'encoder', 'type'], message: 'points have no pixels to convolve; choose dense layers' }];
  const deepest = Math.log2(imageSize);
  if (model.encoder.filters.length <= deepest) return [];
  return [{ path: ['model', 'encoder', 'filters'], message: `a ${squareOf(imageSize)} image can be halved ${String(deepest)} times at most` }];
}

function decoderProblems({ dataset, model: { decoder } }: Parts): ImpossiblePart[] {
  const { imageSize } = dataShape(dataset);
  const at = (field: string, message: string): ImpossiblePart => ({ path: ['model', 'decoder', field], message });
  if (decoder.type === 'dense') return [];
  if (imageSize === 1) return [at('type', 'points have no pixels to place; choose dense layers')];
  if (decoder.type === 'broadcast') {
    return decoder.upscales > decoder.depth ? [at('upscales', `can be ${String(decoder.depth)} at most, the number of convolutions`)] : [];
  }
  const depth = deconvolutionDepth(decoder, imageSize);
  const deepest = Math.log2(imageSize);
  if (depth > deepest) return [at('depth', `a ${squareOf(imageSize)} image is ${String(deepest)} doublings from one pixel`)];
  if (Array.isArray(decoder.filters) && decoder.filters.length !== depth - 1) {
    return [at('filters', `must be one number, or ${String(depth - 1)} of them for ${String(depth)} layers: the last one gives the image`)];
  }
  return [];
}

function likelihoodProblems({ dataset, likelihood }: Parts): ImpossiblePart[] {
  if (dataset.type !== 'pinwheel' || likelihood.type !== 'bernoulli') return [];
  return [{ path: ['likelihood', 'type'], message: 'coordinates are not between 0 and 1; choose a Gaussian or Laplace likelihood' }];
}

function priorProblems({ dataset, model: { prior, latents }, objective }: Parts): ImpossiblePart[] {
  const problems: ImpossiblePart[] = [];
  if (prior.type === 'mixture' && latents !== 2) {
    problems.push({ path: ['model', 'prior', 'type'], message: `the mixture lies in a plane, so it needs 2 latents, not ${String(latents)}` });
  }
  if (prior.type === 'mixture' && (objective.type === 'betaTcVae' || objective.type === 'factorVae')) {
    problems.push({ path: ['model', 'prior', 'type'], message: 'the total correlation compares with independent latents, which the mixture\'s are not' });
  }
  const { imageSize, channels } = dataShape(dataset);
  const values = imageSize * imageSize * channels;
  if (prior.type === 'gaussian' && prior.scales.startsWith('pca') && latents > values) {
    problems.push({ path: ['model', 'prior', 'scales'], message: `data of ${String(values)} values has no more principal components than that` });
  }
  if (objective.type === 'dipVae' && !isStandardNormal(prior)) {
    problems.push({ path: ['model', 'prior', 'type'], message: 'DIP-VAE draws the covariance to the identity, so its prior is the standard normal' });
  }
  return problems;
}

/** Numbers for all pairs of a batch that an objective can hold; some three gigabytes in either case, since MMD has more of them. */
const MOST_PAIRS = { densities: 64_000_000, kernels: 16_000_000 };

function memoryProblems({ model: { latents }, objective, training: { batchSize } }: Parts): ImpossiblePart[] {
  if (objective.type !== 'betaTcVae' && objective.type !== 'decomposition') return [];
  const most = objective.type === 'decomposition' && objective.divergence === 'dimensionWiseMmd' ? MOST_PAIRS.kernels : MOST_PAIRS.densities;
  const largest = Math.floor(Math.sqrt(most / latents));
  if (batchSize <= largest) return [];
  return [{ path: ['training', 'batchSize'], message: `the objective compares all pairs of a batch in ${String(latents)} latents, which takes gigabytes; must be at most ${String(largest)}` }];
}

/** How many transposed convolutions a deconvolutional decoder has. */
export function deconvolutionDepth(decoder: Extract<Decoder, { type: 'deconv' | 'coordConv' }>, imageSize: number): number {
  return decoder.depth ?? Math.log2(imageSize) - 1;
}

function squareOf(side: number): string {
  return `${String(side)}×${String(side)}`;
}
