import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { firstLine } from './firstLine';

const PROVIDER = 'libonnxruntime_providers_cuda.so';

/** Where `npm run install:cuda` puts the provider. */
function providerFile(): string {
  return join(createRequire(__filename).resolve('onnxruntime-node'), '../../bin/napi-v6', process.platform, process.arch, PROVIDER);
}

/**
 * What would make onnxruntime's CUDA provider start, after it failed to. onnxruntime says the same for a provider that is
 * not installed and for one that lacks a library.
 * @param file the provider's file, `platform` and `architecture` of this process unless given
 */
export function cudaAdvice(file: string = providerFile(), platform: string = process.platform, architecture: string = process.arch): string {
  if (platform !== 'linux' || architecture !== 'x64') return 'onnxruntime has CUDA for Linux on x64 only; webgpu uses NVIDIA GPUs everywhere.';
  if (!existsSync(file)) return 'An NVIDIA GPU on Linux needs the CUDA provider: run `npm run install:cuda`. Or use webgpu, which needs the NVIDIA driver only.';
  const library = missingLibrary(file);
  if (library === null) return 'The CUDA provider is installed but does not start: is the NVIDIA driver loaded? `nvidia-smi` tells.';
  return `The CUDA provider is installed but ${library} is missing: install the CUDA toolkit and cuDNN of that version, or name their folder in LD_LIBRARY_PATH.`;
}

/** The first library that a library needs and the system does not find. */
function missingLibrary(file: string): string | null {
  try {
    process.dlopen({ exports: {} }, file);
    return null;
  } catch (error) {
    // Being no module of Node's it can't be loaded as one either way, but what is missing is told first.
    return /^(\S+): cannot open shared object file/.exec(firstLine(error))?.[1] ?? null;
  }
}
