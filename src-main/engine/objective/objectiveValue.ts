import type * as tf from '@tensorflow/tfjs';
import type { ExtraMeasureName } from '@shared/run/extraMeasures';

/** What is minimised, in nats per image averaged over the batch, and what else the objective measures on the way. */
export interface ObjectiveValue {
  readonly loss: tf.Scalar;
  readonly extras: Readonly<Partial<Record<ExtraMeasureName, tf.Scalar>>>;
}
