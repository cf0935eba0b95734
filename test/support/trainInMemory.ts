import { openDataset } from '../../src-main/datasets/openDataset';
import type { ImageSource } from '../../src-main/datasets/imageSource';
import type { EngineSession, StepMeasures } from '../../src-main/engine/engine';
import { initialState } from '../../src-main/engine/model/initialState';
import { networkSpecification } from '../../src-main/engine/networkSpecification';
import { openSession } from '../../src-main/engine/openSession';
import { Generator } from '../../src-main/random/generator';
import { batchSpecification, sequenceArrays } from '../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../src-main/training/batches/drawChunk';
import { dataFacts } from '../../src-main/training/preparation/dataFacts';
import { experimentSchema, type Experiment } from '../../src-shared/experiment/experiment';

/** What a short training gives. */
export interface Trained {
  /** Of every step. */
  readonly measures: readonly StepMeasures[];
  readonly session: EngineSession;
  readonly source: ImageSource;
}

const CHUNK = 50;

/** Trains an experiment on the processor from its first step to its last, with nothing written to disk. */
export async function trainInMemory(experiment: Experiment): Promise<Trained> {
  const { seed, steps } = experimentSchema.parse(experiment).training;
  const source = await openDataset(experiment.dataset);
  const specification = networkSpecification(experiment, await dataFacts(experiment, source));
  const session = await openSession(specification, 'cpu', initialState(specification, Generator.fromSeed(seed, 'weights')));
  const batches = batchSpecification(experiment);
  const generator = Generator.fromSeed(seed, 'training');
  const measures: StepMeasures[] = [];
  while (measures.length < steps) {
    const count = Math.min(CHUNK, steps - measures.length);
    const sequences = sequenceArrays(batches, count, (_, length) => new Float32Array(length));
    drawChunk(batches, source, generator, count, sequences);
    measures.push(...(await session.train({ steps: count, sequences })));
  }
  return { measures, session, source };
}
