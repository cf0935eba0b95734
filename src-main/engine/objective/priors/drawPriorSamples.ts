import type { Prior } from '@shared/experiment/prior';
import type { Generator } from '../../../random/generator';
import { mixtureCenters } from './mixtureCenters';

/**
 * Draws samples of a prior for a graph to take in. Those of a Gaussian prior are standard normal: the graph scales them, so
 * that scales which are trained get their gradient.
 * @param target [count, latents], overwritten
 */
export function drawPriorSamples(prior: Prior, generator: Generator, target: Float32Array): void {
  switch (prior.type) {
    case 'gaussian':
      generator.fillNormal(target);
      break;
    case 'studentT':
      for (let index = 0; index < target.length; index++) target[index] = drawStudentT(prior.degreesOfFreedom, generator);
      break;
    case 'mixture': {
      generator.fillNormal(target);
      const deviation = Math.sqrt(prior.variance);
      for (let index = 0; index < target.length; index += 2) {
        const center = mixtureCenters[generator.integer(mixtureCenters.length)]!;
        target[index] = center[0] + deviation * target[index]!;
        target[index + 1] = center[1] + deviation * target[index + 1]!;
      }
      break;
    }
    case 'spikeAndSlab': {
      generator.fillNormal(target);
      const spike = Math.sqrt(prior.spikeVariance);
      for (let index = 0; index < target.length; index++) if (generator.uniform() < prior.sparsity) target[index]! *= spike;
      break;
    }
  }
}

/** By the polar method (Bailey 1994): √(ν·(u^(−2/ν) − 1))·cos(2πv). */
function drawStudentT(degreesOfFreedom: number, generator: Generator): number {
  const logUniform = Math.log(1 - generator.uniform());
  const radius = Math.sqrt(degreesOfFreedom * Math.expm1((-2 / degreesOfFreedom) * logUniform));
  return radius * Math.cos(2 * Math.PI * generator.uniform());
}
