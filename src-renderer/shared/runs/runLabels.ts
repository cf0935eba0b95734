import { varyingFactors, type Dataset } from '@shared/experiment/dataset';
import { betaOf, type Experiment } from '@shared/experiment/experiment';
import type { Decoder } from '@shared/experiment/model';

/** The decoder in one word, as the papers call it. */
export function decoderLabel(decoder: Decoder): string {
  return decoder.type === 'broadcast' ? 'Broadcast' : 'DeConv';
}

/** The dataset with its varying factors and image size: `Circles (x, y) 32²×3`. */
export function datasetLabel(dataset: Dataset): string {
  const factors = varyingFactors(dataset).map(({ name }) => name).join(', ');
  return `Circles (${factors}) ${String(dataset.imageSize)}²×${String(dataset.channels)}`;
}

/** What tells runs of one experiment apart: `β 1 · seed 0`. */
export function runDetail(experiment: Experiment): string {
  return `β ${String(betaOf(experiment.objective))} · seed ${String(experiment.training.seed)}`;
}

/** A run's name in a legend. */
export function runLabel(experiment: Experiment): string {
  return `${experiment.name} · seed ${String(experiment.training.seed)}`;
}
