import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { tfjsNodeDevice } from '../../../../src-main/engine/runtime/tfjsNodeDevice';

const failing = (error: unknown) => tfjsNodeDevice(() => { throw error; }).unavailable;

test('says whether TensorFlow computes on a GPU or only on the processor', () => {
  expect(tfjsNodeDevice(() => true)).toMatchObject({ id: 'tfjs-node-gpu', name: 'TensorFlow on the GPU', unavailable: null });
  expect(tfjsNodeDevice(() => false)).toMatchObject({ id: 'tfjs-node-gpu', name: 'TensorFlow on the processor', unavailable: null });
});

test('a package that is not installed leads to its installation', () => {
  let error: unknown;
  try {
    // As Node words it for any package that is not there.
    createRequire(import.meta.url)('@tensorflow/tfjs-node-gpu-absent');
  } catch (thrown) {
    error = thrown;
  }
  const words = (error as Error).message;
  expect(failing(Object.assign(new Error(words.replaceAll('tfjs-node-gpu-absent', 'tfjs-node-gpu')), { code: (error as NodeJS.ErrnoException).code })))
    .toBe('@tensorflow/tfjs-node-gpu is not installed: run `npm run install:tensorflow` (Linux or Windows; for a GPU, CUDA 11.2 and cuDNN 8.1).');
});

test('a package without its binding says what could not be reached', () => {
  const words = 'The Node.js native addon module (tfjs_binding.node) can not be found at path: /somewhere/lib/napi-v8/tfjs_binding.node. \nPlease run command …';
  expect(failing(new Error(words))).toContain('no binding for this system: run `npm run install:tensorflow` where storage.googleapis.com can be reached.');
});

test('a missing library is named', () => {
  const words = 'libtensorflow.so.2: cannot open shared object file: No such file or directory';
  expect(failing(new Error(words))).toBe(`${words}. @tensorflow/tfjs-node-gpu needs CUDA 11.2 and cuDNN 8.1 for a GPU.`);
});

test('a module that the package itself lacks is not mistaken for the package', () => {
  expect(failing(Object.assign(new Error("Cannot find module 'rimraf'"), { code: 'MODULE_NOT_FOUND' }))).toContain("Cannot find module 'rimraf'");
});
