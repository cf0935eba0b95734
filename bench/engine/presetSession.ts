import type { Experiment } from '@shared/experiment/experiment';
import { presets } from '@shared/experiment/presets';
import type { EngineSession, TrainingChunk } from '../../src-main/engine/engine';
import { initialState } from '../../src-main/engine/model/initialState';
import { networkSpecification } from '../../src-main/engine/networkSpecification';
import { openSession } from '../../src-main/engine/openSession';
import { openDataset } from '../../src-main/datasets/openDataset';
import type { ImageSource } from '../../src-main/datasets/imageSource';
import { Generator } from '../../src-main/random/generator';
import { batchSpecification, sequenceArrays } from '../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../src-main/training/batches/drawChunk';
import { dataFacts } from '../../src-main/training/preparation/dataFacts';

/** A preset with its data, and what opens it on a device; opening compiles nothing yet. */
export interface PreparedPreset {
  readonly experiment: Experiment;
  readonly source: ImageSource;
  readonly chunk: TrainingChunk;
  open(device: string): Promise<EngineSession>;
}

/** Draws one step of data of the preset with this id. */
export async function preparePreset(id: string): Promise<PreparedPreset> {
  const experiment = presets.find((preset) => preset.id === id)!.experiment;
  const source = await openDataset(experiment.dataset);
  const specification = networkSpecification(experiment, await dataFacts(experiment, source));
  const batches = batchSpecification(experiment);
  const sequences = sequenceArrays(batches, 1, (_, length) => new Float32Array(length));
  drawChunk(batches, source, Generator.fromSeed(0, 'training'), 1, sequences);
  return {
    experiment,
    source,
    chunk: { steps: 1, sequences },
    open: (device) => openSession(specification, device, initialState(specification, Generator.fromSeed(0, 'weights'))),
  };
}
