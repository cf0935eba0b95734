import { inferenceModel, type InferencePart } from '../../engine/inferenceModel';
import type { ZipEntry } from '../../formats/zipFile';
import { modelMetadata, type TrainedModel } from './trainedModel';

const descriptions: Readonly<Record<InferencePart, string>> = {
  encoder: 'Encoder of a VAE: images [batch, height, width, channels] in [0, 1] to mean and logVariance of q(z|x), [batch, latents].',
  decoder: 'Decoder of a VAE: latents [batch, latents] to images, the means of p(x|z), [batch, height, width, channels].',
};

const readme = `encoder.onnx and decoder.onnx are ONNX models (opset 17) of a VAE that SBD Workbench trained.

encoder   images [batch, height, width, channels], float32 in [0, 1]  ->  mean, logVariance [batch, latents]
decoder   latents [batch, latents], float32                           ->  images [batch, height, width, channels]

Their metadata hold the run, the step and the whole experiment. In Python:

    import numpy, onnxruntime
    decoder = onnxruntime.InferenceSession("decoder.onnx")
    latents = numpy.zeros(decoder.get_inputs()[0].shape[1:], "float32")[None]
    images = decoder.run(["images"], {"latents": latents})[0]
    print(decoder.get_modelmeta().custom_metadata_map["run"], images.shape)
`;

/** Encoder and decoder as ONNX models for other programs, with a note on how to use them. */
export function onnxFiles(model: TrainedModel): ZipEntry[] {
  const { specification, checkpoint } = model;
  const file = (part: InferencePart): ZipEntry => ({
    name: `${part}.onnx`,
    content: inferenceModel(specification, checkpoint.state.weights, part, { description: descriptions[part], metadata: modelMetadata(model) }),
    compress: true,
  });
  return [file('encoder'), file('decoder'), { name: 'README.txt', content: Buffer.from(readme), compress: true }];
}
