import type * as tf from '@tensorflow/tfjs';
import { withDynamicBatch } from './compile/dynamicBatch';
import { lowerGraph } from './compile/lowerGraph';
import { OnnxBuilder } from './compile/onnxBuilder';
import { encodeModel, valueInfo, type ModelDescription, type OnnxGraph } from './compile/onnxFormat';
import { optimize } from './compile/passes/optimize';
import { trace } from './compile/trace';
import type { NetworkSpecification } from './engine';
import { decoder } from './model/decoder';
import { encoder } from './model/encoder';
import { weightLayout, type WeightEntry } from './model/weightLayout';
import { nameWeights } from './model/weights';
import { likelihoodMean } from './objective/likelihood';

export type InferencePart = 'encoder' | 'decoder';

/**
 * The trained encoder or decoder as an ONNX model of its own for other programs: weights inside and by name, any batch.
 *
 * encoder: `images` [batch, height, width, channels] in [0, 1] → `mean` and `logVariance` of q(z|x), [batch, latents];
 * decoder: `latents` [batch, latents] → `images`, means of p(x|z), [batch, height, width, channels].
 * Batch normalization uses its running statistics. Points of the plane are images of one pixel.
 * @param weights in the order of `weightLayout`
 */
export function inferenceModel(specification: NetworkSpecification, weights: Float32Array, part: InferencePart, about: ModelDescription): Uint8Array {
  const used = weightLayout(specification).filter(({ name }) => name.startsWith(`${part}/`));
  // Sizes that no layer has: what differs between the two graphs is the batch.
  const largest = Math.max(specification.imageSize, specification.model.latents, ...used.flatMap(({ shape }) => shape));
  const sizes = [largest + 1, largest + 2] as const;
  const [first, second] = sizes.map((batch) => lowered(specification, weights, used, part, batch));
  const { input, outputs } = programShape(specification, part);
  const graph = withDynamicBatch({ graphs: [first!, second!], sizes, input: input[0] });
  const describe = ([name, shape]: NamedShape) => valueInfo(name, 'float32', ['batch', ...shape]);
  return encodeModel({ ...graph, input: [describe(input)], output: outputs.map(describe) }, about);
}

type NamedShape = readonly [name: string, shape: readonly number[]];

/** What goes in and comes out, without the batch. */
function programShape({ imageSize, channels, model: { latents } }: NetworkSpecification, part: InferencePart): { readonly input: NamedShape; readonly outputs: readonly NamedShape[] } {
  const images: NamedShape = ['images', [imageSize, imageSize, channels]];
  if (part === 'decoder') return { input: ['latents', [latents]], outputs: [images] };
  return { input: images, outputs: [['mean', [latents]], ['logVariance', [latents]]] };
}

function lowered(specification: NetworkSpecification, weights: Float32Array, used: readonly WeightEntry[], part: InferencePart, batch: number): OnnxGraph {
  const { input: [input, shape] } = programShape(specification, part);
  const program = (tensors: Readonly<Record<string, tf.Tensor>>): Readonly<Record<string, tf.Tensor>> => {
    const named = nameWeights(used.map(({ name }) => tensors[name]!), used, 'inference');
    if (part === 'encoder') return { ...encoder(specification, named, tensors[input] as tf.Tensor4D) };
    return { images: likelihoodMean(specification.likelihood, decoder(specification, named, tensors[input] as tf.Tensor2D)) };
  };
  const weightShapes = Object.fromEntries(used.map((entry) => [entry.name, entry.shape] as const));
  const graph = optimize(trace(program, { [input]: [batch, ...shape], ...weightShapes }));
  const builder = new OnnxBuilder('');
  for (const { name, shape: dims, offset, size } of used) {
    if (graph.inputs.has(name)) builder.namedConstant(name, weights.subarray(offset, offset + size), dims, 'float32');
  }
  const results = lowerGraph(graph, builder, new Map([...graph.inputs.keys()].map((name) => [name, name])));
  for (const [name, result] of results) builder.node('Identity', [result], {}, name);
  return builder.graph(part, [], []);
}
