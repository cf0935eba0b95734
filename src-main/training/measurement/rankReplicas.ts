import { setImmediate } from 'node:timers/promises';
import { dataPath } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { isStandardNormal } from '@shared/experiment/prior';
import { ProblemError } from '@shared/problem';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator } from '../../random/generator';
import type { Comparison, RankedModel } from '../../science/disentanglementRanking';
import { gaussianDivergence } from '../../science/gaussianDivergence';
import { rankModels, type ModelRanking } from '../../science/rankModels';
import type { Checkpoint } from '../../store/checkpoint';
import { RunFolder } from '../../store/runFolder';
import { encodeImages } from '../evaluation/encodeImages';
import { EvaluationSet } from '../evaluation/evaluationSet';
import { dataFacts } from '../preparation/dataFacts';
import { takingTurns, type Exclusively } from './takingTurns';

export interface RankReplicasOptions {
  readonly device: string;
  /** Images that all of them encode. */
  readonly samples: number;
  readonly exclusively: Exclusively;
  /** Is told how far the reading of the data is, where it comes from a file. */
  readonly onReading: (path: string, fraction: number) => void;
  /** Is told the share that is done. */
  readonly onProgress: (fraction: number) => void;
  /** Ends the work, which then fails with code `cancelled`. */
  readonly signal: AbortSignal;
}

/** The UDR of some runs by both ways of comparing two models; scores and pairs are in the order of `replicas`. */
export interface ReplicaRanking extends Readonly<Record<Comparison, ModelRanking>> {
  readonly samples: number;
  /** Which runs, in the order in which they were given, and how far each was trained. */
  readonly replicas: readonly { readonly path: string; readonly step: number }[];
}

interface Replica {
  readonly path: string;
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
}

/** Images for the KL of latents under priors that have no analytic one. */
const DIVERGENCE_IMAGES = 256;

/**
 * Unsupervised disentanglement ranking (UDR; Duan et al. 2020) of the newest checkpoints of some runs: how far the latents
 * of each agree, one to one, with those of the others on the same images. Nothing is stored. Between engine calls and
 * between rounds of the bootstrap the event loop gets a turn.
 * @param paths at least two run folders, trained on one dataset.
 * @throws ProblemError where a run has no checkpoint, where they were trained on different data, or with code `cancelled`.
 */
export async function rankReplicas(paths: readonly string[], options: RankReplicasOptions): Promise<ReplicaRanking> {
  const { samples, signal, onReading, onProgress } = options;
  const replicas = paths.map(readReplica);
  const { experiment } = requireComparable(replicas);
  const tell = (fraction: number) => {
    signal.throwIfAborted();
    onProgress(fraction);
  };
  try {
    const source = await openDataset(experiment.dataset, { signal, onProgress: (fraction) => { onReading(dataPath(experiment.dataset) ?? '', fraction); } });
    try {
      const set = new EvaluationSet({ ...experiment, evaluation: { ...experiment.evaluation, samples } }, source);
      const models: RankedModel[] = [];
      for (const [index, replica] of replicas.entries()) models.push(await encodeWith(replica, options, source, set, (done) => { tell((index + done / samples) / replicas.length / 2); }));
      const rankings = await rankModels(models, Generator.fromSeed(experiment.training.seed, 'metrics'), async (fraction) => {
        tell((1 + fraction) / 2);
        await setImmediate();
      });
      return { samples, replicas: replicas.map(({ path, checkpoint }) => ({ path, step: checkpoint.step })), ...rankings };
    } finally {
      source.close();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new ProblemError({ code: 'cancelled', what: 'The ranking was cancelled.', where: '', remedy: 'Nothing was changed; start it again when you like.' });
  }
}

/** @returns the first of them. @throws ProblemError where they can't be ranked among each other. */
function requireComparable(replicas: readonly Replica[]): Replica {
  const [first] = replicas;
  if (!first || replicas.length < 2) {
    throw new ProblemError({ code: 'invalid-input', what: 'Runs are ranked against each other, so it takes two at least.', where: replicas.map(({ path }) => path).join(', '), remedy: 'Name more runs of one study.' });
  }
  for (const { path, experiment } of replicas) {
    if (JSON.stringify(experiment.dataset) !== JSON.stringify(first.experiment.dataset)) {
      throw new ProblemError({ code: 'invalid-input', what: 'Runs can only be ranked that were trained on the same data.', where: `${first.path}, ${path}`, remedy: 'Leave out the runs of other datasets.' });
    }
  }
  return first;
}

function readReplica(path: string): Replica {
  const folder = RunFolder.open(path);
  const checkpoint = folder.readNewestCheckpoint();
  if (!checkpoint) throw new ProblemError({ code: 'no-checkpoint', what: 'This run has no checkpoint yet.', where: path, remedy: 'Train it first: `sbd train --resume` continues it.' });
  return { path, experiment: folder.readExperiment(), checkpoint };
}

async function encodeWith({ experiment, checkpoint }: Replica, { device, exclusively }: RankReplicasOptions, source: ImageSource, set: EvaluationSet, onBatch: (done: number) => void): Promise<RankedModel> {
  const { latents, prior } = experiment.model;
  const opened = await exclusively(async () => openSession(networkSpecification(experiment, await dataFacts(experiment, source)), device, checkpoint.state));
  const session = takingTurns(opened, exclusively);
  try {
    const { mean, logVariance } = await encodeImages(session, source, latents, set.coordinates, onBatch);
    const klPerLatent = isStandardNormal(prior) ? gaussianDivergence(mean, logVariance, latents) : await sampledDivergence();
    return { codes: Float64Array.from(mean), klPerLatent };
  } finally {
    await session.dispose();
  }

  async function sampledDivergence(): Promise<number[]> {
    const count = Math.min(DIVERGENCE_IMAGES, set.samples);
    const noise = new Float32Array(count * latents);
    set.noise().fillNormal(noise);
    return [...(await session.evaluate(set.images(0, count), noise, count)).klPerLatent];
  }
}
