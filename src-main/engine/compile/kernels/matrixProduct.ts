import type { KernelDefinition } from './kernelDefinition';

/** Products of matrices and of batches of matrices. */
export const matrixProductKernels: readonly KernelDefinition[] = [
  {
    kernel: 'BatchMatMul',
    describe([a, b], { transposeA, transposeB }) {
      const rank = a!.shape.length;
      const rows = a!.shape[rank - (transposeA === true ? 1 : 2)]!;
      const columns = b!.shape[rank - (transposeB === true ? 2 : 1)]!;
      return [{ shape: [...a!.shape.slice(0, -2), rows, columns], type: 'float32' }];
    },
    lower(lowering, node) {
      const { builder } = lowering;
      const [a, b] = node.inputs;
      const names = [lowering.rowMajor(a!), lowering.rowMajor(b!)];
      const transposed = [node.attributes.transposeA === true, node.attributes.transposeB === true];
      if (a!.shape.length === 2) {
        lowering.bind(node.outputs[0]!, builder.node('Gemm', names, { transA: transposed[0] ? 1 : 0, transB: transposed[1] ? 1 : 0 }));
        return;
      }
      const rank = a!.shape.length;
      const perm = [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2];
      const [left, right] = names.map((name, side) => (transposed[side] ? builder.node('Transpose', [name], { perm }) : name));
      lowering.bind(node.outputs[0]!, builder.node('MatMul', [left!, right!]));
    },
  },
];
