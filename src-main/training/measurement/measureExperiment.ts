import { performance } from 'node:perf_hooks';
import type { Experiment } from '@shared/experiment/experiment';
import type { EngineSession, TrainingChunk } from '../../engine/engine';
import { initialState } from '../../engine/model/initialState';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator } from '../../random/generator';
import { batchSpecification, imageValuesPerStep, noiseValuesPerStep } from '../batches/batchSpecification';
import { drawChunk } from '../batches/drawChunk';
import { median } from './median';

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
  const specification = networkSpecification(experiment);
  const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(0, 'measurement')));
  try {
    return { millisecondsPerStep: await timeStep(session, experiment), ...(await timeEvaluation(session, experiment)) };
  } finally {
    await session.dispose();
  }
}

async function timeStep(session: EngineSession, experiment: Experiment): Promise<number> {
  const started = performance.now();
  const warmUp = draw(experiment, 1);
  await session.train(warmUp);
  const first = await timed(() => session.train(warmUp));
  const steps = Math.min(LARGEST_CHUNK, Math.max(1, Math.round(CALL_MILLISECONDS / first)));
  const chunk = draw(experiment, steps);
  const times = [first];
  for (let call = 0; call < CALLS && performance.now() - started < BUDGET_MILLISECONDS; call++) {
    times.push((await timed(() => session.train(chunk))) / steps);
  }
  // The single step only stands in for a device too slow for a second call.
  return median(times.length > 1 ? times.slice(1) : times);
}

async function timeEvaluation(session: EngineSession, experiment: Experiment): Promise<Omit<Speed, 'millisecondsPerStep'>> {
  const { batchSize, latents } = batchSpecification(experiment);
  const steps = Math.ceil(EVALUATED_IMAGES / batchSize);
  const count = steps * batchSize;
  const encode = async () => session.encode(draw(experiment, steps).images, count);
  const evaluate = async () => {
    const { images, noise } = draw(experiment, steps);
    return session.evaluate(images, noise.subarray(0, count * latents), count);
  };
  await encode();
  const millisecondsPerEncodedImage = (await timed(encode)) / count;
  await evaluate();
  return { millisecondsPerEncodedImage, millisecondsPerEvaluatedImage: (await timed(evaluate)) / count };
}

function draw(experiment: Experiment, steps: number): TrainingChunk {
  const specification = batchSpecification(experiment);
  const images = new Float32Array(steps * imageValuesPerStep(specification));
  const noise = new Float32Array(steps * noiseValuesPerStep(specification));
  drawChunk(specification, Generator.fromSeed(0, 'measurement'), steps, images, noise);
  return { steps, images, noise };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.max(performance.now() - started, 0.001);
}
