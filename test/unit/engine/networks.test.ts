import * as tf from '@tensorflow/tfjs';
import { outputsPerPixel } from '@shared/experiment/outputsPerPixel';
import { describe, expect, test } from 'vitest';
import type { NetworkSpecification } from '../../../src-main/engine/engine';
import { decoder } from '../../../src-main/engine/model/decoder';
import { encoder } from '../../../src-main/engine/model/encoder';
import { initialState } from '../../../src-main/engine/model/initialState';
import { weightCount, weightLayout } from '../../../src-main/engine/model/weightLayout';
import { nameWeights, sliceWeights } from '../../../src-main/engine/model/weights';
import { likelihoodMean, negativeLogLikelihood } from '../../../src-main/engine/objective/likelihood';
import { runOnce } from '../../../src-main/engine/runOnce';
import type { Program } from '../../../src-main/engine/step/programs';
import { Generator } from '../../../src-main/random/generator';
import { modelVariants, variantSpecification } from './modelVariants';

const SIDE = 8;

/** Loss, gradient and next statistics in training, and the decoded mean in inference: all that the engine asks of networks. */
function networkProgram(specification: NetworkSpecification): Program {
  const layout = weightLayout(specification);
  const { imageSize, channels, batchSize, model: { latents } } = specification;
  return {
    inputShapes: { weights: [weightCount(layout)], images: [batchSize, imageSize, imageSize, channels], noise: [batchSize, latents] },
    run(inputs) {
      const { weights, images, noise } = inputs as { weights: tf.Tensor1D; images: tf.Tensor4D; noise: tf.Tensor2D };
      const tensors = sliceWeights(weights, layout);
      const learned = layout.filter(({ role }) => role === 'model').length;
      let reported: tf.Tensor[] = [];
      const lossOf = (...changing: tf.Tensor[]) => {
        const named = nameWeights([...changing, ...tensors.slice(learned)], layout, 'training');
        const { mean, logVariance } = encoder(specification, named, images);
        const outputs = decoder(specification, named, tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise)));
        const loss = tf.add(negativeLogLikelihood(specification.likelihood, outputs, images), tf.sum(tf.square(mean)));
        reported = [...named.reported.values()];
        return loss as tf.Scalar;
      };
      const { value, grads } = tf.valueAndGrads(lossOf)(tensors.slice(0, learned));
      const inference = nameWeights(tensors, layout, 'inference');
      const outputs = decoder(specification, inference, encoder(specification, inference, images).mean);
      return {
        loss: value,
        gradient: tf.concat(grads.map((gradient) => tf.reshape(gradient, [-1]))),
        outputs,
        decoded: likelihoodMean(specification.likelihood, outputs),
        ...(reported.length === 0 ? {} : { statistics: tf.concat(reported) }),
      };
    },
  };
}

function sampleInputs(specification: NetworkSpecification): Record<string, Float32Array> {
  const generator = Generator.fromSeed(5, 'weights');
  const { weights } = initialState(specification, generator);
  // Biases and the like start equal; here each is to have a number of its own.
  const nudges = new Float32Array(weights.length);
  generator.fillNormal(nudges);
  const { batchSize, imageSize, channels, model: { latents } } = specification;
  const noise = new Float32Array(batchSize * latents);
  generator.fillNormal(noise);
  const images = Float32Array.from({ length: batchSize * imageSize * imageSize * channels }, () => generator.uniform());
  return { weights: weights.map((weight, index) => weight + 0.05 * nudges[index]!), images, noise };
}

describe('every network', () => {
  const points: NetworkSpecification = {
    ...variantSpecification({ name: 'points', encoder: { type: 'dense', units: [7] }, decoder: { type: 'dense', units: [7] }, likelihood: { type: 'learnedGaussian' } }, 1),
    channels: 2,
  };

  test.each([...modelVariants.map((variant) => ({ name: variant.name, specification: variantSpecification(variant, SIDE) })), { name: 'points of the plane', specification: points }])('$name: compiled, it computes what tfjs computes', async ({ specification }) => {
    const program = networkProgram(specification);
    const inputs = sampleInputs(specification);
    const compiled = await runOnce(program, 'cpu', inputs);
    const reference = await runOnce(program, 'tfjs-cpu', inputs);
    expect(Object.keys(compiled).sort()).toEqual(Object.keys(reference).sort());
    for (const [name, expected] of Object.entries(reference)) {
      const magnitude = Math.max(...expected.map(Math.abs));
      expect(magnitude, name).toBeGreaterThan(0);
      const difference = Math.max(...expected.map((value, index) => Math.abs(value - compiled[name]![index]!)));
      expect(difference / magnitude, name).toBeLessThan(1e-5);
    }
    const pixels = specification.batchSize * specification.imageSize ** 2;
    expect(reference.outputs).toHaveLength(pixels * outputsPerPixel(specification.likelihood, specification.channels));
    expect(reference.decoded).toHaveLength(pixels * specification.channels);
  });

  test.each(modelVariants)('$name: decodes to [batch, side, side, outputs]', async (variant) => {
    await tf.setBackend('cpu');
    const specification = variantSpecification(variant, SIDE);
    const layout = weightLayout(specification);
    const weights = nameWeights(sliceWeights(tf.tensor1d(initialState(specification, Generator.fromSeed(1, 'weights')).weights), layout), layout, 'inference');
    expect(decoder(specification, weights, tf.zeros([4, 2])).shape).toEqual([4, SIDE, SIDE, outputsPerPixel(variant.likelihood, 3)]);
  });
});
