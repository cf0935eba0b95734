import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { NetworkSpecification } from '../../../src-main/engine/engine';
import { inferenceModel, type InferencePart } from '../../../src-main/engine/inferenceModel';
import { initialState } from '../../../src-main/engine/model/initialState';
import { openSession } from '../../../src-main/engine/openSession';
import { Generator } from '../../../src-main/random/generator';
import { tinySpecification } from '../../support/tinySpecification';
import { modelVariants, variantSpecification } from './modelVariants';

const about = { description: 'A model of a test.', metadata: { experiment: '{}', step: '7' } };
const BATCHES = [1, 5];

function numbers(length: number, draw: (generator: Generator) => number): Float32Array {
  const generator = Generator.fromSeed(length, 'preview');
  return Float32Array.from({ length }, () => draw(generator));
}

/** Weights that are not at their initial values: biases of zero would hide much. */
function trainedState(specification: NetworkSpecification): ReturnType<typeof initialState> {
  const state = initialState(specification, Generator.fromSeed(7, 'weights'));
  return { ...state, weights: numbers(state.weights.length, (generator) => 0.05 + 0.4 * generator.uniform()) };
}

/** The part's own file, opened by plain onnxruntime. */
async function load(specification: NetworkSpecification, weights: Float32Array, part: InferencePart): Promise<InferenceSession> {
  const session = await InferenceSession.create(inferenceModel(specification, weights, part, about));
  onTestFinished(() => session.release());
  return session;
}

describe.each(modelVariants)('$name', (variant) => {
  const specification = variantSpecification(variant, 16);

  test('encoder and decoder alone say what the engine says, for any batch', async () => {
    const state = trainedState(specification);
    const engine = await openSession(specification, 'cpu', state);
    onTestFinished(() => engine.dispose());
    const [onnxEncoder, onnxDecoder] = [await load(specification, state.weights, 'encoder'), await load(specification, state.weights, 'decoder')];
    const { imageSize, channels, model: { latents } } = specification;
    for (const batch of BATCHES) {
      const images = numbers(batch * imageSize * imageSize * channels, (generator) => generator.uniform());
      const { mean, logVariance } = await onnxEncoder.run({ images: new Tensor('float32', images, [batch, imageSize, imageSize, channels]) });
      const expected = await engine.encode(images, batch);
      expect(mean!.dims).toEqual([batch, latents]);
      expectClose(mean!.data as Float32Array, expected.mean);
      expectClose(logVariance!.data as Float32Array, expected.logVariance);
      const codes = numbers(batch * latents, (generator) => 4 * generator.uniform() - 2);
      const decoded = await onnxDecoder.run({ latents: new Tensor('float32', codes, [batch, latents]) });
      expect(decoded['images']!.dims).toEqual([batch, imageSize, imageSize, channels]);
      expectClose(decoded['images']!.data as Float32Array, await engine.decode(codes, batch));
    }
  });
});

test('a model names its inputs and its outputs, and keeps the batch free', async () => {
  const specification = tinySpecification();
  const session = await load(specification, trainedState(specification).weights, 'encoder');
  expect([session.inputNames, session.outputNames]).toEqual([['images'], ['mean', 'logVariance']]);
  expect(session.inputMetadata[0]).toMatchObject({ name: 'images', type: 'float32', shape: ['batch', 8, 8, 1] });
});

/** Equal but for the order in which sums were taken. */
function expectClose(actual: Float32Array, expected: Float32Array): void {
  const scale = Math.max(...expected.map(Math.abs));
  const difference = Math.max(...actual.map((value, index) => Math.abs(value - expected[index]!)));
  expect(difference / scale).toBeLessThan(2e-6);
}
