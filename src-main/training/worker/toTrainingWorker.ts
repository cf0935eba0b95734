import type { Experiment } from '@shared/experiment/experiment';

/** What a training worker is for, given when it starts. */
export interface WorkerSettings {
  /** Whether its work gives way to the window and to other programs. */
  readonly yielding: boolean;
}

/** What a training worker can be asked to do, by name. `path` is the folder of a run. */
export interface TrainingWorkerRequests {
  /** Answered when the run has ended, for whatever reason; until then `runEvent` messages tell about it. */
  train: { readonly id: string; readonly path: string; readonly device: string; readonly checkpointEverySteps: number | null };
  /** These four are answered when they have taken effect. */
  pause: { readonly id: string };
  continue: { readonly id: string };
  stop: { readonly id: string };
  interrupt: { readonly id: string };
  listDevices: Record<never, never>;
  measure: { readonly experiment: Experiment; readonly device: string };
  /** Measures the newest checkpoint of a run anew; nothing is stored. */
  evaluate: { readonly path: string; readonly device: string; readonly samples: number | null };
  open: { readonly path: string };
  decode: { readonly path: string; readonly latents: readonly (readonly number[])[] };
  encode: { readonly path: string; readonly factors: readonly number[] };
  traverse: { readonly path: string; readonly seed: readonly number[]; readonly columns: number };
}

export type TrainingWorkerRequestName = keyof TrainingWorkerRequests;

/** One request, with the number that its answer will carry. */
export type TrainingWorkerRequest = {
  [Name in TrainingWorkerRequestName]: { readonly kind: 'request'; readonly number: number; readonly name: Name; readonly input: TrainingWorkerRequests[Name] };
}[TrainingWorkerRequestName];

/** Everything that the main thread tells a training worker. `close` ends its thread. */
export type ToTrainingWorker = TrainingWorkerRequest | { readonly kind: 'close' };
