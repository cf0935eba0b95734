import type { Experiment } from '@shared/experiment/experiment';
import type { ExportTask } from '../../exports/exporter';
import type { ImportChoice, ImportTask } from '../../imports/importer';
import type { EarlyStop } from '@shared/study/earlyStop';
import type { PreviewRequest } from '../preview/samplePreview';

/** What a worker that computes for long is for, given when it starts. */
export interface WorkerSettings {
  /** Whether its work gives way to the window and to other programs. */
  readonly yielding: boolean;
}

/** What a training worker can be asked to do, by name. `path` is the folder of a run. */
export interface TrainingWorkerRequests {
  /** Answered when the run has ended, for whatever reason; until then `runEvent` messages tell about it. */
  train: { readonly id: string; readonly path: string; readonly device: string; readonly checkpointEverySteps: number | null; readonly earlyStop: EarlyStop | null };
  /** These four are answered when they have taken effect. */
  pause: { readonly id: string };
  continue: { readonly id: string };
  stop: { readonly id: string };
  interrupt: { readonly id: string };
  listDevices: Record<never, never>;
  measure: { readonly experiment: Experiment; readonly device: string };
  /** Measures the newest checkpoint of a run anew; nothing is stored. Null leaves a setting as the experiment has it. */
  evaluate: { readonly path: string; readonly device: string; readonly samples: number | null; readonly metrics: Experiment['evaluation']['metrics'] | null };
  /** Measures every metric of the newest checkpoint and stores the evaluation; `measuring` messages tell how far it is. */
  measureRun: { readonly path: string };
  cancelMeasuring: { readonly path: string };
  /** Ranks the newest checkpoints of runs among each other; `ranking` messages tell how far it is. Nothing is stored. */
  rankReplicas: { readonly ticket: string; readonly paths: readonly string[]; readonly samples: number };
  cancelRanking: { readonly ticket: string };
  open: { readonly path: string };
  decode: { readonly path: string; readonly latents: readonly (readonly number[])[] };
  encode: { readonly path: string; readonly factors: readonly number[] };
  preview: PreviewRequest;
  stopReading: { readonly path: string };
  /** Makes a file of runs or a model; `transferring` messages tell how far it is. */
  exportFile: ExportTask;
  cancelExport: { readonly ticket: string };
  inspectImport: ImportTask;
  /** Takes in runs; `transferring` messages tell how far it is. */
  importRuns: ImportChoice;
  cancelImport: { readonly ticket: string };
  traverse: { readonly path: string; readonly seed: readonly number[]; readonly columns: number };
}

export type TrainingWorkerRequestName = keyof TrainingWorkerRequests;

/** One request, with the number that its answer will carry. */
export type TrainingWorkerRequest = {
  [Name in TrainingWorkerRequestName]: { readonly kind: 'request'; readonly number: number; readonly name: Name; readonly input: TrainingWorkerRequests[Name] };
}[TrainingWorkerRequestName];

/** Everything that the main thread tells a training worker. `close` ends its thread. */
export type ToTrainingWorker = TrainingWorkerRequest | { readonly kind: 'close' };
