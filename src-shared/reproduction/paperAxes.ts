import { decoderSchema, type Decoder } from '../experiment/model';
import { objectiveSchema, type Objective } from '../experiment/objective';
import type { Axis, AxisValue } from '../study/axis';

/** Titles and labels by which claims name combinations. */
export const DECODER = 'Decoder';
export const BROADCAST = 'Spatial Broadcast';
export const DECONV = 'DeConv';
export const COORD_CONV = 'CoordConv';
export const MODEL = 'Model';
export const BETA = 'β';

/** Filters of decoders: Table 1's, and those of the minutes budget. */
export const PUBLISHED_FILTERS = 64;
export const SMALL_FILTERS = 16;

export function broadcast(filters: number, rest: Partial<Extract<Decoder, { type: 'broadcast' }>> = {}): Decoder {
  return decoderSchema.parse({ type: 'broadcast', depth: 3, filters, ...rest });
}

export function deconv(filters: number, rest: Partial<Extract<Decoder, { type: 'deconv' }>> = {}): Decoder {
  return decoderSchema.parse({ type: 'deconv', filters, ...rest });
}

/** One value of an axis for each labelled decoder. */
export function decoderAxis(title: string, decoders: readonly (readonly [label: string, decoder: Decoder])[]): Axis {
  return { title, values: decoders.map(([label, decoder]): AxisValue => ({ label, changes: { 'model.decoder': decoder } })) };
}

/** The comparison of most figures: DeConv beside Spatial Broadcast. */
export function bothDecoders(filters: number): Axis {
  return decoderAxis(DECODER, [[DECONV, deconv(filters)], [BROADCAST, broadcast(filters)]]);
}

export function betaAxis(values: readonly number[]): Axis {
  return { title: BETA, values: values.map((beta) => ({ label: String(beta), changes: { objective: objectiveSchema.parse({ type: 'betaVae', beta }) } })) };
}

/** VAE and FactorVAE; `experiment` paths besides the objective, such as the learning rate, change along. */
export function modelAxis(factorVae: Objective, besides: AxisValue['changes']): Axis {
  return {
    title: MODEL,
    values: [
      { label: 'VAE', changes: { objective: objectiveSchema.parse({ type: 'vae' }) } },
      { label: 'FactorVAE', changes: { objective: factorVae, ...besides } },
    ],
  };
}
