import type { Evaluation } from '@shared/run/evaluation';
import { countUsedLatents, type MetricRecord } from '@shared/run/metrics';
import { eventFile, type ScalarEvent } from '../formats/tensorBoard/eventFile';
import { writeZip } from '../formats/zipFile';
import type { RunFolder } from '../store/runFolder';
import type { ExportContext } from './exportContext';

/** TensorBoard event files, a folder for each run: unpacked, `tensorboard --logdir` shows them. */
export async function exportTensorBoard(ids: readonly string[], { folderOf, target, onProgress, signal }: ExportContext): Promise<void> {
  const entries = ids.map((id) => {
    const run = folderOf(id);
    const startedAt = Math.floor(startOf(run));
    return { name: `${id}/events.out.tfevents.${String(startedAt)}.sbd-workbench`, content: () => Buffer.concat([...eventFile(startedAt, eventsOf(run))]), compress: true };
  });
  let made = 0;
  const counted = entries.map((entry) => ({
    ...entry,
    content: () => {
      onProgress((made += 1) / entries.length);
      return entry.content();
    },
  }));
  await writeZip(target, counted, { signal });
}

function startOf(run: RunFolder): number {
  const { startedAt, createdAt } = run.readStatus();
  return Date.parse(startedAt ?? createdAt) / 1000;
}

/** Lines and evaluations of a run, by step. */
function eventsOf(run: RunFolder): ScalarEvent[] {
  const start = startOf(run);
  const records = run.readMetrics();
  const secondsAt = (step: number) => records.find((record) => record.step >= step)?.seconds ?? records.at(-1)?.seconds ?? 0;
  const lines = records.map((record) => ({ step: record.step, wallTime: start + record.seconds, scalars: finite(scalarsOf(record)) }));
  const evaluations = run.readEvaluations().map((evaluation) => ({ step: evaluation.step, wallTime: start + secondsAt(evaluation.step), scalars: finite(evaluationScalars(evaluation)) }));
  return [...lines, ...evaluations].sort((one, other) => one.step - other.step);
}

type Scalars = Record<string, number | null>;

function scalarsOf({ loss, nll, kl, klPerLatent, sigmaPerLatent, extras, millisecondsPerStep }: MetricRecord): Scalars {
  return {
    'training/loss': loss,
    'training/nll': nll,
    'training/kl': kl,
    'training/latents_used': sigmaPerLatent.length === 0 ? null : countUsedLatents(sigmaPerLatent),
    'training/milliseconds_per_step': millisecondsPerStep,
    ...named('training', extras),
    ...named('kl', perLatent(klPerLatent)),
    ...named('sigma', perLatent(sigmaPerLatent)),
  };
}

function evaluationScalars({ nll, kl, elbo, latentsUsed, mig, geometry, metrics }: Evaluation): Scalars {
  return {
    'evaluation/nll': nll,
    'evaluation/kl': kl,
    'evaluation/elbo': elbo,
    'evaluation/latents_used': latentsUsed,
    'evaluation/mig': mig?.value ?? null,
    'evaluation/geometry_r2': geometry?.score ?? null,
    ...named('metric', Object.fromEntries(metrics.map(({ name, value }) => [name, value]))),
  };
}

function perLatent(values: readonly (number | null)[]): Scalars {
  return Object.fromEntries(values.map((value, latent) => [`z${String(latent)}`, value]));
}

function named(group: string, values: Readonly<Scalars>): Scalars {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${group}/${name}`, value]));
}

function finite(scalars: Scalars): Record<string, number> {
  return Object.fromEntries(Object.entries(scalars).filter((entry): entry is [string, number] => entry[1] !== null));
}
