/** Every convolution of the papers has a 4×4 kernel (Watters et al. 2019, Tables 1 and 2). */
export const KERNEL_SIZE = 4;

/**
 * Who changes a weight. Model and prior learn from the objective; the discriminator from its own loss; statistics are running
 * averages of batch normalization, which no optimizer touches.
 */
export type WeightRole = 'model' | 'prior' | 'discriminator' | 'statistic';

/** What a tensor holds before training: draws whose spread follows from the inputs that one output sums over, or given numbers. */
export type InitialValues =
  | { readonly fanIn: number }
  | { readonly constant: number }
  | { readonly values: readonly number[] };

/** One tensor of a layer, before it has its place in the flat weight vector. */
export interface LayerTensor {
  /** Such as `encoder/conv0/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: WeightRole;
  readonly initial: InitialValues;
}

/** Kernel [inputs, outputs] and bias [outputs]. */
export function denseTensors(name: string, inputs: number, outputs: number, role: WeightRole = 'model'): LayerTensor[] {
  return [kernel(name, [inputs, outputs], inputs, role), bias(name, outputs, role)];
}

/** Kernel [inputs, outputs] of a dense layer whose outputs are reshaped to an image of so many channels; bias [channels]. */
export function denseImageTensors(name: string, inputs: number, outputs: number, channels: number): LayerTensor[] {
  return [kernel(name, [inputs, outputs], inputs, 'model'), bias(name, channels, 'model')];
}

/** Kernel [4, 4, inputs, outputs] and bias [outputs]. */
export function convolutionTensors(name: string, inputs: number, outputs: number): LayerTensor[] {
  return [kernel(name, [KERNEL_SIZE, KERNEL_SIZE, inputs, outputs], KERNEL_SIZE * KERNEL_SIZE * inputs, 'model'), bias(name, outputs, 'model')];
}

/** Kernel [4, 4, outputs, inputs] and bias [outputs]. */
export function transposedConvolutionTensors(name: string, inputs: number, outputs: number): LayerTensor[] {
  return [kernel(name, [KERNEL_SIZE, KERNEL_SIZE, outputs, inputs], KERNEL_SIZE * KERNEL_SIZE * inputs, 'model'), bias(name, outputs, 'model')];
}

/** What batch normalization adds to a layer of so many channels, whose bias is then added after standardizing. */
export function batchNormalizationTensors(name: string, channels: number): LayerTensor[] {
  return [
    { name: `${name}/scale`, shape: [channels], role: 'model', initial: { constant: 1 } },
    { name: `${name}/runningMean`, shape: [channels], role: 'statistic', initial: { constant: 0 } },
    { name: `${name}/runningVariance`, shape: [channels], role: 'statistic', initial: { constant: 1 } },
  ];
}

function kernel(name: string, shape: readonly number[], fanIn: number, role: WeightRole): LayerTensor {
  return { name: `${name}/kernel`, shape, role, initial: { fanIn } };
}

function bias(name: string, outputs: number, role: WeightRole): LayerTensor {
  return { name: `${name}/bias`, shape: [outputs], role, initial: { constant: 0 } };
}
