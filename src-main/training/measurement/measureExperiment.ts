import { performance } from 'node:perf_hooks';
import { dataPath, dataShape } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { median } from '@shared/statistics/median';
import type { ImageSource } from '../../datasets/imageSource';
import { noiseSource } from '../../datasets/noiseSource';
import { openDataset } from '../../datasets/openDataset';
import type { EngineSession, TrainingChunk } from '../../engine/engine';
import { initialState } from '../../engine/model/initialState';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator } from '../../random/generator';
import { batchSpecification, sequenceArrays } from '../batches/batchSpecification';
import { drawChunk } from '../batches/drawChunk';

/** What a device takes for one network. */
export interface Speed {
  readonly millisecondsPerStep: number;
  /** Rendering and encoding one image. */
  readonly millisecondsPerEncodedImage: number;
  /** Rendering, encoding, decoding and measuring one image. */
  readonly millisecondsPerEvaluatedImage: number;
}

/** One timed call; several are made and their median counts. */
const CALL_MILLISECONDS = 250;
const CALLS = 5;
/** No further call once this much time has gone: a slow device is known to be slow by then. */
const BUDGET_MILLISECONDS = 2000;
const LARGEST_CHUNK = 64;
const EVALUATED_IMAGES = 64;

/** Trains a few steps of an experiment on a device, after a warm-up, and takes the median time. Nothing is stored. */
export async function measureExperiment(experiment: Experiment, device: string): Promise<Speed> {
  const { dataset } = experiment;
  const source = dataPath(dataset) === null ? await openDataset(dataset) : noiseSource(dataShape(dataset));
  // Any variances do: they change the numbers that are computed, not how long it takes.
  const specification = networkSpecification(experiment, { datasetSize: source.size, principalVariances: new Array<number>(experiment.model.latents).fill(1) });
  try {
    const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(0, 'measurement')));
    try {
      return { millisecondsPerStep: await timeStep(session, experiment, source), ...(await timeEvaluation(session, experiment, source)) };
    } finally {
      await session.dispose();
    }
  } finally {
    source.close();
  }
}

async function timeStep(session: EngineSession, experiment: Experiment, source: ImageSource): Promise<number> {
  const started = performance.now();
  const warmUp = draw(experiment, source, 1);
  await session.train(warmUp);
  const first = await timed(() => session.train(warmUp));
  const steps = Math.min(LARGEST_CHUNK, Math.max(1, Math.round(CALL_MILLISECONDS / first)));
  const chunk = draw(experiment, source, steps);
  const times = [first];
  for (let call = 0; call < CALLS && performance.now() - started < BUDGET_MILLISECONDS; call++) {
    times.push((await timed(() => session.train(chunk))) / steps);
  }
  // The single step only stands in for a device too slow for a second call.
  return median(times.length > 1 ? times.slice(1) : times);
}

async function timeEvaluation(session: EngineSession, experiment: Experiment, source: ImageSource): Promise<Omit<Speed, 'millisecondsPerStep'>> {
  const perStep = batchSpecification(experiment).sequences.find(({ name }) => name === 'images')!.shape[0]!;
  const steps = Math.ceil(EVALUATED_IMAGES / perStep);
  const count = steps * perStep;
  const encode = async () => session.encode(draw(experiment, source, steps).sequences.images!, count);
  const evaluate = async () => {
    const { images, noise } = draw(experiment, source, steps).sequences;
    return session.evaluate(images!, noise!, count);
  };
  await encode();
  const millisecondsPerEncodedImage = (await timed(encode)) / count;
  await evaluate();
  return { millisecondsPerEncodedImage, millisecondsPerEvaluatedImage: (await timed(evaluate)) / count };
}

function draw(experiment: Experiment, source: ImageSource, steps: number): TrainingChunk {
  const specification = batchSpecification(experiment);
  const sequences = sequenceArrays(specification, steps, (_, length) => new Float32Array(length));
  drawChunk(specification, source, Generator.fromSeed(0, 'measurement'), steps, sequences);
  return { steps, sequences };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.max(performance.now() - started, 0.001);
}
