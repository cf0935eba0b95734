import { availableParallelism, cpus } from 'node:os';
import { listSupportedBackends } from 'onnxruntime-node';
import type { Device } from '@shared/contract/devices';
import { OnnxBuilder } from '../compile/onnxBuilder';
import { encodeModel, valueInfo } from '../compile/onnxFormat';
import { createOnnxSession } from './createOnnxSession';
import { cudaAdvice } from './cudaAdvice';
import { firstLine } from './firstLine';
import { loadTfjsNode } from './loadTfjsNode';
import { tfjsNodeDevice } from './tfjsNodeDevice';
import { hasVulkanDriver } from './vulkanDriver';

/** Every provider of onnxruntime that the engine knows, usable or not; the one that every machine has comes first. */
const providers: readonly Pick<Device, 'id' | 'name'>[] = [
  { id: 'cpu', name: processorName() },
  { id: 'webgpu', name: 'GPU of any vendor (WebGPU)' },
  { id: 'cuda', name: 'NVIDIA GPU (CUDA)' },
  { id: 'dml', name: 'Windows GPU (DirectML)' },
  { id: 'coreml', name: 'Apple GPU (Core ML)' },
];

/** Tries every device once; one that can't be used says why and what would help. Must run where a crash of a driver does no harm. */
export async function listDevices(): Promise<Device[]> {
  const listed: Device[] = [];
  for (const provider of providers) {
    listed.push({ ...provider, runtime: 'onnxruntime', unavailable: await onnxruntimeProblem(provider.id) });
  }
  return [...listed, tfjsNodeDevice(loadTfjsNode)];
}

function processorName(): string {
  const model = cpus()[0]?.model.trim() ?? 'Processor';
  const threads = availableParallelism();
  return `${model}, ${String(threads)} ${threads === 1 ? 'thread' : 'threads'}`;
}

const NEEDED_DRIVER = 'A driver for Vulkan (Linux), Direct3D 12 (Windows) or Metal (macOS) is needed.';

const advice: Readonly<Record<string, () => string>> = {
  cuda: cudaAdvice,
  dml: () => 'DirectML exists on Windows only.',
  coreml: () => 'Core ML exists on macOS only.',
  webgpu: () => NEEDED_DRIVER,
};

async function onnxruntimeProblem(id: string): Promise<string | null> {
  if (!listSupportedBackends().some(({ name }) => name === id)) return `This build of onnxruntime has no provider named ${id}. ${advice[id]?.() ?? ''}`.trim();
  // Looked for first, because the provider prints a page of warnings where there is none.
  if (id === 'webgpu' && process.platform === 'linux' && !hasVulkanDriver(process.env)) return `No Vulkan driver is installed. ${NEEDED_DRIVER}`;
  try {
    const session = await createOnnxSession(smallestModel(), id);
    await session.release();
    return null;
  } catch (error) {
    return `${firstLine(error)} ${advice[id]?.() ?? ''}`.trim();
  }
}

/** y = x + x on one number: enough for a provider to show whether it starts. */
function smallestModel(): Uint8Array {
  const builder = new OnnxBuilder('');
  builder.node('Add', ['x', 'x'], {}, 'y');
  return encodeModel(builder.graph('probe', [valueInfo('x', 'float32', [1])], [valueInfo('y', 'float32', [1])]));
}
