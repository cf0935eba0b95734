import type { Experiment } from '@shared/experiment/experiment';
import { describeNetwork, type LayerDescription } from '@shared/experiment/networkDescription';
import { FINAL_NLL_SAMPLES, SNAPSHOT_NLL_SAMPLES } from '../evaluation/nllSamples';

/**
 * Multiply-accumulate operations of one training step, of a snapshot and of the evaluation at the end: what one costs tells
 * roughly what the others will.
 */
export function evaluationWork(experiment: Experiment): { step: number; snapshot: number; last: number } {
  const { samples } = experiment.evaluation;
  const { encoder, decoder } = describeNetwork(experiment);
  const encode = total(encoder);
  const evaluate = encode + total(decoder);
  return {
    // The gradients cost twice what the values cost.
    step: 3 * evaluate * experiment.training.batchSize,
    snapshot: samples * encode + Math.min(samples, SNAPSHOT_NLL_SAMPLES) * evaluate,
    last: samples * encode + Math.min(samples, FINAL_NLL_SAMPLES) * evaluate,
  };
}

function total(layers: readonly LayerDescription[]): number {
  return layers.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0);
}
