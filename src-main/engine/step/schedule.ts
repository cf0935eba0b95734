import type { NetworkSpecification } from '../engine';
import { adamScale } from './adam';

/**
 * What the host gives each step by its number alone:
 * - `adamScale` [2], see `adamScale`, and `discriminatorScale` [2], the same for FactorVAE's discriminator;
 * - `scheduledCapacity` [1]: C in nats, rising from 0 at the first step (Burgess et al. 2018).
 * @param update number of the update, counted from 1
 */
export function schedule({ objective, optimizer }: Pick<NetworkSpecification, 'objective' | 'optimizer'>, update: number): Readonly<Record<string, readonly number[]>> {
  const common = { adamScale: adamScale(optimizer, update) };
  if (objective.type === 'factorVae') return { ...common, discriminatorScale: adamScale(objective.discriminator, update) };
  if (objective.type === 'annealedVae') return { ...common, scheduledCapacity: [objective.maximumCapacity * Math.min(1, (update - 1) / objective.annealingSteps)] };
  return common;
}
