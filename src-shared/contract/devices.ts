import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { call } from './call';

/** A way to run the engine: `cpu`, `webgpu`, `cuda`, `dml`, `coreml` or `tfjs-node-gpu`. */
export const deviceSchema = z.strictObject({
  id: z.string(),
  /** What a reader knows it as, such as `AMD EPYC, 2 threads`. */
  name: z.string(),
  runtime: z.enum(['onnxruntime', 'tfjs']),
  /** Why it can't be used here, with what to do about it; null when it can. */
  unavailable: z.string().nullable(),
});
export type Device = z.infer<typeof deviceSchema>;

export const measurementSchema = z.strictObject({
  device: z.string(),
  millisecondsPerStep: z.number().positive(),
  /** For the whole experiment, evaluations included. */
  estimatedSeconds: z.number().positive(),
});

export const deviceCalls = {
  'devices.list': call(z.strictObject({}), z.array(deviceSchema)),
  /** Trains a few steps of the experiment on one device and times them. Takes a second or two. */
  'devices.measure': call(z.strictObject({ device: z.string(), experiment: experimentSchema }), measurementSchema),
};
