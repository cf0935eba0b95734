import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cudaAdvice } from '../../../../src-main/engine/runtime/cudaAdvice';
import { temporaryFolder } from '../../../support/temporaryFolder';

test('a provider that is not installed leads to its installation', () => {
  expect(cudaAdvice('/nowhere/libonnxruntime_providers_cuda.so', 'linux', 'x64')).toContain('run `npm run install:cuda`');
});

test.each([['win32', 'x64'], ['darwin', 'arm64'], ['linux', 'arm64']])('%s on %s has no CUDA to install', (platform, architecture) => {
  const advice = cudaAdvice('/nowhere/libonnxruntime_providers_cuda.so', platform, architecture);
  expect(advice).toContain('for Linux on x64 only');
  expect(advice).not.toContain('install:cuda');
});

test('a provider that is installed is not to be installed again', () => {
  const file = join(temporaryFolder(), 'libonnxruntime_providers_cuda.so');
  writeFileSync(file, 'no library');
  const advice = cudaAdvice(file, 'linux', 'x64');
  expect(advice).toContain('nvidia-smi');
  expect(advice).not.toContain('install:cuda');
});
