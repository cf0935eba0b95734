import { z } from 'zod';
import { safetensorsFile } from '../formats/safetensorsFile';
import type { GeneratorState } from '../random/generator';
import { refuseNewerVersion } from './readJsonFile';
import { damagedCheckpoint, extractTensors, splitSafetensors } from './safetensors';

/** All that training needs to go on exactly where it was. */
export interface Checkpoint {
  readonly step: number;
  /** Weights and Adam's moments, each flattened in the engine's order; all of one length. */
  readonly state: {
    readonly step: number;
    readonly weights: Float32Array;
    readonly firstMoment: Float32Array;
    readonly secondMoment: Float32Array;
  };
  readonly generator: GeneratorState;
  readonly trainedSeconds: number;
  /** Sequence number of the next metric record. */
  readonly sequence: number;
}

const FORMAT = 'sbd-checkpoint';
const CHECKPOINT_VERSION = 1;
const tensorNames = ['weights', 'firstMoment', 'secondMoment'] as const;

/** Metadata values are strings by the format's definition; JSON in them keeps every digit of a number. */
const metadataSchema = z.strictObject({ format: z.literal(FORMAT), version: z.literal(String(CHECKPOINT_VERSION)), step: z.string(), generator: z.string(), trainedSeconds: z.string(), sequence: z.string() });

const valuesSchema = z.strictObject({
  step: z.int().min(0),
  generator: z.array(z.int()).min(1).max(64),
  trainedSeconds: z.number().min(0),
  sequence: z.int().min(0),
});

/** A checkpoint as the bytes of a safetensors file. */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { state } = checkpoint;
  const { length } = state.weights;
  if (state.step !== checkpoint.step || state.firstMoment.length !== length || state.secondMoment.length !== length) {
    throw new RangeError('A checkpoint must hold weights and moments of one length, taken at the step it names.');
  }
  const vector = (values: Float32Array) => ({ shape: [values.length], values });
  return safetensorsFile(
    { weights: vector(state.weights), firstMoment: vector(state.firstMoment), secondMoment: vector(state.secondMoment) },
    {
      format: FORMAT,
      version: String(CHECKPOINT_VERSION),
      step: JSON.stringify(checkpoint.step),
      generator: JSON.stringify(checkpoint.generator),
      trainedSeconds: JSON.stringify(checkpoint.trainedSeconds),
      sequence: JSON.stringify(checkpoint.sequence),
    },
  );
}

/**
 * The checkpoint in the bytes of a file; every size and offset is checked.
 * @param path names the file in problems.
 * @throws ProblemError with code `checkpoint-damaged` or `run-from-newer-version`.
 */
export function decodeCheckpoint(file: Uint8Array, path: string): Checkpoint {
  const parts = splitSafetensors(file, path);
  if (parts.metadata.format !== FORMAT) throw damagedCheckpoint(path, 'it is not a checkpoint of SBD Workbench');
  refuseNewerVersion(parts.metadata.version, CHECKPOINT_VERSION, path);
  const { step, generator, trainedSeconds, sequence } = readValues(parts.metadata, path);
  const tensors = extractTensors(parts, tensorNames, path);
  if (tensors.firstMoment.length !== tensors.weights.length || tensors.secondMoment.length !== tensors.weights.length) {
    throw damagedCheckpoint(path, 'its weights and moments differ in length');
  }
  return { step, state: { step, ...tensors }, generator, trainedSeconds, sequence };
}

function readValues(metadata: Readonly<Record<string, string>>, path: string): z.infer<typeof valuesSchema> {
  const texts = metadataSchema.safeParse(metadata);
  if (!texts.success) throw damagedCheckpoint(path, 'its metadata is not complete');
  const { step, generator, trainedSeconds, sequence } = texts.data;
  try {
    const values: unknown = { step: JSON.parse(step), generator: JSON.parse(generator), trainedSeconds: JSON.parse(trainedSeconds), sequence: JSON.parse(sequence) };
    return valuesSchema.parse(values);
  } catch {
    throw damagedCheckpoint(path, 'the numbers in its metadata are not valid');
  }
}
