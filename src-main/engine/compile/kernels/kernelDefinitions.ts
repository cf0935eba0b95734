import { arrangementKernels } from './arrangement';
import { convolutionKernels } from './convolution';
import { elementwiseKernels } from './elementwise';
import type { KernelDefinition } from './kernelDefinition';
import { matrixProductKernels } from './matrixProduct';
import { reductionKernels } from './reduction';

/** Every tfjs kernel that the compiled engine understands, by name. */
export const kernelDefinitions: ReadonlyMap<string, KernelDefinition> = new Map(
  [...elementwiseKernels, ...arrangementKernels, ...reductionKernels, ...matrixProductKernels, ...convolutionKernels].map((definition) => [definition.kernel, definition]),
);
