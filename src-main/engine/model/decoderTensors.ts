import { deconvolutionChannels } from '@shared/experiment/deconvolutionChannels';
import { deconvolutionDepth } from '@shared/experiment/impossibleParts';
import type { Decoder } from '@shared/experiment/model';
import { outputsPerPixel } from '@shared/experiment/outputsPerPixel';
import type { NetworkSpecification } from '../engine';
import { batchNormalizationTensors, convolutionTensors, denseImageTensors, denseTensors, transposedConvolutionTensors, type LayerTensor } from './layerTensors';

/** x and y. */
const COORDINATES = 2;

/** Weights of the decoder: `decoder/dense0…`, then `decoder/conv0…` and `decoder/deconv0…`, numbered by layer; or `decoder/outputs`. */
export function decoderTensors(specification: NetworkSpecification): LayerTensor[] {
  const { decoder, latents } = specification.model;
  const outputs = outputsPerPixel(specification.likelihood, specification.channels);
  switch (decoder.type) {
    case 'broadcast':
      return broadcastTensors(decoder, latents, outputs);
    case 'deconv':
    case 'coordConv':
      return deconvolutionalTensors(decoder, specification, outputs);
    case 'dense': {
      const { units } = decoder;
      const pixels = specification.imageSize * specification.imageSize;
      return [...denseStack(latents, units), ...denseTensors('decoder/outputs', units.at(-1) ?? latents, pixels * outputs)];
    }
  }
}

function broadcastTensors({ depth, filters, mlpLayers, mlpUnits, upscales }: Extract<Decoder, { type: 'broadcast' }>, latents: number, outputs: number): LayerTensor[] {
  const code = mlpLayers === 0 ? latents : mlpUnits;
  const convolutions = Array.from({ length: depth }, (_, index) => {
    const inputs = index === 0 ? code + COORDINATES : filters;
    const filtersHere = index === depth - 1 ? outputs : filters;
    return index < upscales
      ? transposedConvolutionTensors(`decoder/deconv${String(index)}`, inputs, filtersHere)
      : convolutionTensors(`decoder/conv${String(index)}`, inputs, filtersHere);
  });
  return [...denseStack(latents, Array<number>(mlpLayers).fill(mlpUnits)), ...convolutions.flat()];
}

function deconvolutionalTensors(decoder: Extract<Decoder, { type: 'deconv' | 'coordConv' }>, { imageSize, model }: NetworkSpecification, outputs: number): LayerTensor[] {
  const channels = deconvolutionChannels(decoder, imageSize);
  const [first] = channels as [number];
  const startSide = imageSize / 2 ** deconvolutionDepth(decoder, imageSize);
  const features = startSide * startSide * first;
  const hidden = Array<number>(decoder.mlpLayers - 1).fill(decoder.mlpUnits);
  const name = `decoder/dense${String(hidden.length)}`;
  const inputs = hidden.at(-1) ?? model.latents;
  const tensors = denseStack(model.latents, hidden);
  if (isNormalized(decoder)) tensors.push(...denseImageTensors(name, inputs, features, first), ...batchNormalizationTensors(name, first));
  else tensors.push(...denseTensors(name, inputs, features));
  channels.forEach((from, index) => {
    const layer = `decoder/deconv${String(index)}`;
    const to = channels[index + 1];
    tensors.push(...transposedConvolutionTensors(layer, decoder.type === 'coordConv' ? from + COORDINATES : from, to ?? outputs));
    if (isNormalized(decoder) && to !== undefined) tensors.push(...batchNormalizationTensors(layer, to));
  });
  return tensors;
}

function isNormalized(decoder: Decoder): boolean {
  return decoder.type === 'deconv' && decoder.batchNormalization;
}

function denseStack(inputs: number, units: readonly number[]): LayerTensor[] {
  return units.flatMap((outputs, index) => denseTensors(`decoder/dense${String(index)}`, units[index - 1] ?? inputs, outputs));
}
