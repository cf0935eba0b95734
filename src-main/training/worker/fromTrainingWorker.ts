import type { CallOutput } from '@shared/contract/contract';
import type { Device } from '@shared/contract/devices';
import type { Problem } from '@shared/problem';
import type { Evaluation, SpriteSheet } from '@shared/run/evaluation';
import type { RunStatus } from '@shared/run/status';
import type { WrittenExport } from '../../exports/writeExport';
import type { EncodedImage, OpenedModel } from '../analysis/analyst';
import type { Speed } from '../measurement/measureExperiment';
import type { ReplicaRanking } from '../measurement/rankReplicas';
import type { DatasetPreview } from '../preview/samplePreview';
import type { RunEvent } from '../trainer/runEvent';
import type { TrainingWorkerRequestName } from './toTrainingWorker';

/** What a training worker answers to each request. */
export interface TrainingWorkerAnswers {
  train: RunStatus;
  pause: null;
  continue: null;
  stop: null;
  interrupt: null;
  listDevices: Device[];
  measure: Speed;
  evaluate: Evaluation;
  measureRun: Evaluation;
  cancelMeasuring: Record<never, never>;
  rankReplicas: ReplicaRanking;
  cancelRanking: Record<never, never>;
  open: OpenedModel;
  decode: SpriteSheet;
  encode: EncodedImage;
  preview: DatasetPreview;
  stopReading: Record<never, never>;
  exportFile: WrittenExport;
  cancelExport: Record<never, never>;
  inspectImport: CallOutput<'imports.inspect'>;
  importRuns: CallOutput<'imports.run'>;
  cancelImport: Record<never, never>;
  traverse: { readonly images: SpriteSheet; readonly order: number[] };
}

/** Everything that a training worker tells the main thread. */
export type FromTrainingWorker =
  | { readonly kind: 'answer'; readonly number: number; readonly output: TrainingWorkerAnswers[TrainingWorkerRequestName] }
  | { readonly kind: 'refusal'; readonly number: number; readonly problem: Problem }
  | { readonly kind: 'runEvent'; readonly event: RunEvent }
  | { readonly kind: 'reading'; readonly path: string; readonly fraction: number }
  | { readonly kind: 'measuring'; readonly path: string; readonly fraction: number }
  | { readonly kind: 'ranking'; readonly path: string; readonly fraction: number }
  | { readonly kind: 'transferring'; readonly path: string; readonly fraction: number };
