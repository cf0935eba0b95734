import { modelSchema, type Model } from '@shared/experiment/model';
import type { StepFile } from './goldenFile';

/** The networks of a recorded run. */
export interface GoldenModel {
  readonly model: Model;
  readonly coordinatePermutation: readonly number[] | null;
}

/** What networks may say of themselves; whatever else they say, they would be built wrongly. */
const encoderFields: readonly string[] = ['filters', 'dense', 'activation', 'denseActivation', 'batchNormalization'];
const decoderFields: readonly string[] = ['type', 'depth', 'filters', 'mlpLayers', 'upscales', 'batchNormalization', 'coordinatePermutation'];
const decoderTypes: Readonly<Record<string, string>> = { broadcast: 'broadcast', deconv: 'deconv', coordconv: 'coordConv' };

/** Reads the networks off a file, or says why this version can't build them. Units of layers before the broadcast or the reshape are those of the weights. */
export function goldenModel(file: StepFile): GoldenModel | { readonly reason: string } {
  const { encoder, decoder } = file;
  const type = decoderTypes[decoder.type];
  if (type === undefined) return { reason: `decoder of type ${decoder.type}` };
  const unknown = [...unknownFields('encoder', encoder, encoderFields), ...unknownFields('decoder', decoder, decoderFields)];
  if (unknown.length > 0) return { reason: unknown.join(', ') };
  const permutation = decoder.coordinatePermutation ?? file.coordinatePermutation ?? null;
  const model = modelSchema.safeParse({
    latents: file.latents,
    encoder: withoutGaps({ ...encoder, type: 'convolutional' }),
    decoder: type === 'broadcast' ? broadcastFields(file, permutation !== null) : deconvolutionalFields(file, type),
  });
  if (!model.success) return { reason: model.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ') };
  const built = model.data.decoder;
  if (permutation && built.type === 'broadcast') {
    const positions = (file.imageSize / 2 ** built.upscales) ** 2;
    if (!isPermutation(permutation, positions)) return { reason: `a coordinatePermutation that is not one of ${String(positions)} positions` };
  } else if (permutation) return { reason: `coordinatePermutation for a ${decoder.type} decoder` };
  return { model: model.data, coordinatePermutation: permutation };
}

function broadcastFields({ decoder, weights }: StepFile, shuffled: boolean): Record<string, unknown> {
  const { type, depth, filters, mlpLayers, upscales, batchNormalization } = decoder;
  const coordinates = shuffled ? 'shuffled' : 'linear';
  return withoutGaps({ type, depth, filters, mlpLayers, mlpUnits: firstUnits(weights), upscales, coordinates, batchNormalization: orNone(batchNormalization) });
}

/** The dense layer before the reshape is always there, so that zero layers say nothing. */
function deconvolutionalFields({ decoder, weights }: StepFile, type: string): Record<string, unknown> {
  const { depth, filters, upscales, batchNormalization } = decoder;
  const mlpLayers = orNone(decoder.mlpLayers);
  const mlpUnits = mlpLayers === undefined || mlpLayers === 1 ? undefined : firstUnits(weights);
  return withoutGaps({ type, depth, filters, mlpLayers, mlpUnits, upscales: orNone(upscales), batchNormalization: orNone(batchNormalization) });
}

function firstUnits(weights: StepFile['weights']): number | undefined {
  return weights['decoder/dense0/bias']?.shape[0];
}

/** Zero layers of a kind, or a no, are the same as saying nothing; the schema refuses fields that another decoder has. */
function orNone(value: unknown): unknown {
  return value === 0 || value === false || value === null ? undefined : value;
}

function isPermutation(values: readonly number[], count: number): boolean {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.length === count && sorted.every((value, index) => value === index);
}

/** What is left out takes the schema's default. */
function withoutGaps(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));
}

function unknownFields(part: string, value: Readonly<Record<string, unknown>>, known: readonly string[]): string[] {
  return Object.keys(value).filter((field) => !known.includes(field) && value[field] !== null && value[field] !== undefined).map((field) => `${part}.${field}`);
}
