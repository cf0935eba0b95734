import * as tf from '@tensorflow/tfjs';
import { Tensor } from 'onnxruntime-node';
import { compileProgram } from './compile/compileProgram';
import { trace } from './compile/trace';
import { createOnnxSession } from './runtime/createOnnxSession';
import { selectTfjsBackend } from './runtime/selectTfjsBackend';
import { targetOf } from './runtime/targetOf';
import type { Program } from './step/programs';

type Arrays = Readonly<Record<string, Float32Array>>;

/** Runs a program a single time on a device (an id as for `openSession`): for checks, where nothing is worth keeping compiled. */
export async function runOnce(program: Program, device: string, inputs: Arrays): Promise<Record<string, Float32Array>> {
  if (device.startsWith('tfjs-')) return runEagerly(program, device, inputs);
  const session = await createOnnxSession(compileProgram(trace(program.run, program.inputShapes), await targetOf(device)), device);
  try {
    const feeds = Object.entries(inputs).map(([name, values]) => [name, new Tensor('float32', values, [...program.inputShapes[name]!])] as const);
    const results = await session.run(Object.fromEntries(feeds));
    return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, Float32Array.from(tensor.data as Float32Array)]));
  } finally {
    await session.release();
  }
}

async function runEagerly(program: Program, device: string, inputs: Arrays): Promise<Record<string, Float32Array>> {
  await selectTfjsBackend(device);
  const results = tf.tidy(() => {
    const tensors = Object.entries(inputs).map(([name, values]) => [name, tf.tensor(values, [...program.inputShapes[name]!])] as const);
    return { ...program.run(Object.fromEntries(tensors)) };
  });
  const read = await Promise.all(Object.entries(results).map(async ([name, tensor]) => [name, Float32Array.from(await tensor.data())] as const));
  Object.values(results).forEach((tensor) => { tensor.dispose(); });
  return Object.fromEntries(read);
}
