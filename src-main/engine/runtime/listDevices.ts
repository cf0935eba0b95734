import { availableParallelism, cpus } from 'node:os';
import { listSupportedBackends } from 'onnxruntime-node';
import type { Device } from '@shared/contract/devices';
import { OnnxBuilder } from '../compile/onnxBuilder';
import { encodeModel, valueInfo } from '../compile/onnxFormat';
import { createSession } from './onnxruntimeSession';
import { loadTfjsNode, TFJS_NODE_PACKAGE } from './loadTfjsNode';
import { hasVulkanDriver } from './vulkanDriver';

/** Every device that the engine knows, usable or not; the one that every machine has comes first. */
const devices: readonly Omit<Device, 'unavailable'>[] = [
  { id: 'cpu', name: processorName(), runtime: 'onnxruntime' },
  { id: 'webgpu', name: 'GPU of any vendor (WebGPU)', runtime: 'onnxruntime' },
  { id: 'cuda', name: 'NVIDIA GPU (CUDA)', runtime: 'onnxruntime' },
  { id: 'dml', name: 'Windows GPU (DirectML)', runtime: 'onnxruntime' },
  { id: 'coreml', name: 'Apple GPU (Core ML)', runtime: 'onnxruntime' },
  { id: 'tfjs-node-gpu', name: 'TensorFlow (tfjs-node-gpu)', runtime: 'tfjs' },
];

/** Tries every device once; one that can't be used says why and what would help. Must run where a crash of a driver does no harm. */
export async function listDevices(): Promise<Device[]> {
  const listed: Device[] = [];
  for (const device of devices) {
    listed.push({ ...device, unavailable: device.runtime === 'tfjs' ? tfjsProblem() : await onnxruntimeProblem(device.id) });
  }
  return listed;
}

function processorName(): string {
  const model = cpus()[0]?.model.trim() ?? 'Processor';
  const threads = availableParallelism();
  return `${model}, ${String(threads)} ${threads === 1 ? 'thread' : 'threads'}`;
}

const advice: Readonly<Record<string, string>> = {
  cuda: 'An NVIDIA GPU on Linux or Windows needs the CUDA provider: run `npm run install:cuda`.',
  dml: 'DirectML exists on Windows only.',
  coreml: 'Core ML exists on macOS only.',
  webgpu: 'A driver for Vulkan (Linux), Direct3D 12 (Windows) or Metal (macOS) is needed.',
};

async function onnxruntimeProblem(id: string): Promise<string | null> {
  if (!listSupportedBackends().some(({ name }) => name === id)) return `This build of onnxruntime has no provider named ${id}. ${advice[id] ?? ''}`.trim();
  // Looked for first, because the provider prints a page of warnings where there is none.
  if (id === 'webgpu' && process.platform === 'linux' && !hasVulkanDriver(process.env)) return `No Vulkan driver is installed. ${advice.webgpu!}`;
  try {
    const session = await createSession(smallestModel(), id);
    await session.release();
    return null;
  } catch (error) {
    return `${firstLine(error)} ${advice[id] ?? ''}`.trim();
  }
}

function tfjsProblem(): string | null {
  try {
    loadTfjsNode();
    return null;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' && firstLine(error).includes(TFJS_NODE_PACKAGE);
    return missing ? `${TFJS_NODE_PACKAGE} is not installed. Run \`npm run install:tensorflow\` (Linux or Windows with CUDA 11.2).` : `${firstLine(error)} ${TFJS_NODE_PACKAGE} needs CUDA 11.2 and cuDNN 8.1.`;
  }
}

function firstLine(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  // onnxruntime puts a source file and a failed condition, or the name of a function, before the words that matter.
  const line = first.replace(/^.* was false\. /, '').replace(/^OrtSession\w+: /, '');
  return line.endsWith('.') ? line : `${line}.`;
}

/** y = x + x on one number: enough for a provider to show whether it starts. */
function smallestModel(): Uint8Array {
  const builder = new OnnxBuilder('');
  builder.node('Add', ['x', 'x'], {}, 'y');
  return encodeModel(builder.graph('probe', [valueInfo('x', 'float32', [1])], [valueInfo('y', 'float32', [1])]));
}
