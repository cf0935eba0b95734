import type { Experiment } from '@shared/experiment/experiment';
import { datasetTitle, decoderLabel, objectiveLabel } from './partLabels';

/** A name for an experiment that has none of its own: `X-H circles, broadcast decoder, β-VAE · β 4`. */
export function suggestedName({ dataset, model, objective }: Experiment): string {
  return [datasetTitle(dataset), `${decoderLabel(model.decoder)} decoder`, ...(objective.type === 'vae' ? [] : [objectiveLabel(objective)])].join(', ');
}
