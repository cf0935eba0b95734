import { arrangementKernels } from './arrangement';
import { convolutionKernels } from './convolution';
import { elementwiseKernels } from './elementwise';
import { gatherKernels } from './gather';
import type { KernelDefinition } from './kernelDefinition';
import { matrixProductKernels } from './matrixProduct';
import { maximumKernels } from './maximum';
import { reductionKernels } from './reduction';

/** Every tfjs kernel that the compiled engine understands, by name. */
export const kernelDefinitions: ReadonlyMap<string, KernelDefinition> = new Map(
  [...elementwiseKernels, ...arrangementKernels, ...reductionKernels, ...maximumKernels, ...gatherKernels, ...matrixProductKernels, ...convolutionKernels].map((definition) => [definition.kernel, definition]),
);
