import type { Device } from '@shared/contract/devices';
import type { Problem } from '@shared/problem';
import type { Evaluation, SpriteSheet } from '@shared/run/evaluation';
import type { RunStatus } from '@shared/run/status';
import type { EncodedImage, OpenedModel } from '../analysis/analyst';
import type { Speed } from '../measurement/measureExperiment';
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
  open: OpenedModel;
  decode: SpriteSheet;
  encode: EncodedImage;
  traverse: { readonly images: SpriteSheet; readonly order: number[] };
}

/** Everything that a training worker tells the main thread. */
export type FromTrainingWorker =
  | { readonly kind: 'answer'; readonly number: number; readonly output: TrainingWorkerAnswers[TrainingWorkerRequestName] }
  | { readonly kind: 'refusal'; readonly number: number; readonly problem: Problem }
  | { readonly kind: 'runEvent'; readonly event: RunEvent };
