import type { Generator } from '../../random/generator';
import type { NetworkSpecification, TrainingState } from '../engine';
import { weightCount, weightLayout } from './weightLayout';

/**
 * Untrained weights: kernels from a normal distribution of standard deviation 1/√fanIn truncated at two of them (what the
 * paper's library draws by default), biases zero (Watters et al. 2019, Appendix A), the others as their layers say, and an
 * optimizer that has seen nothing.
 */
export function initialState(specification: NetworkSpecification, generator: Generator): TrainingState {
  const layout = weightLayout(specification);
  const count = weightCount(layout);
  const weights = new Float32Array(count);
  for (const { initial, offset, size } of layout) {
    const target = weights.subarray(offset, offset + size);
    if ('fanIn' in initial) fillTruncatedNormal(target, 1 / Math.sqrt(initial.fanIn), generator);
    else if ('constant' in initial) target.fill(initial.constant);
    else target.set(initial.values);
  }
  return { step: 0, weights, firstMoment: new Float32Array(count), secondMoment: new Float32Array(count) };
}

function fillTruncatedNormal(target: Float32Array, standardDeviation: number, generator: Generator): void {
  const draw = new Float32Array(2);
  let filled = 0;
  while (filled < target.length) {
    generator.fillNormal(draw);
    for (const value of draw) {
      if (Math.abs(value) <= 2 && filled < target.length) target[filled++] = value * standardDeviation;
    }
  }
}
