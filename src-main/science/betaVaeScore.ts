import type { Generator } from '../random/generator';
import { factorGroups, rowOfSameClass } from './factorGroups';
import { logisticRegression } from './learners/logisticRegression';

const PAIRS = 64;
const TRAINING_POINTS = 10_000;
const EVALUATION_POINTS = 5_000;

/**
 * The β-VAE metric (Higgins et al. 2017, with the numbers of disentanglement_lib): a point is the mean |z₁ − z₂| over 64 pairs
 * of rows that share the value of one random factor; a logistic regression is trained to tell which factor it was.
 * @param codes [samples, latents]
 * @param factors classes 0, 1, … of at least two factors, [factors][samples].
 * @returns for each evaluation point 1 where the regression is right, else 0; the score is their mean.
 */
export function betaVaeAnswers(codes: Float64Array, latents: number, factors: readonly Int32Array[], generator: Generator, onProgress: (fraction: number) => void = () => undefined): Uint8Array {
  const groups = factors.map(factorGroups);
  const samples = codes.length / latents;
  const uniform = () => generator.uniform();
  const draw = (count: number) => {
    const points = new Float64Array(count * latents);
    const kept = new Int32Array(count);
    for (let point = 0; point < count; point++) {
      const factor = Math.floor(uniform() * factors.length);
      kept[point] = factor;
      for (let pair = 0; pair < PAIRS; pair++) {
        const first = Math.floor(uniform() * samples);
        const second = rowOfSameClass(groups[factor]!, first, uniform);
        for (let latent = 0; latent < latents; latent++) points[point * latents + latent]! += Math.abs(codes[first * latents + latent]! - codes[second * latents + latent]!) / PAIRS;
      }
    }
    return { points, kept };
  };
  const training = draw(TRAINING_POINTS);
  const evaluation = draw(EVALUATION_POINTS);
  const probabilities = logisticRegression(training.points, latents, training.kept, onProgress)(evaluation.points);
  const width = probabilities.length / EVALUATION_POINTS;
  return Uint8Array.from(evaluation.kept, (factor, point) => {
    const row = probabilities.subarray(point * width, (point + 1) * width);
    return Number(row.indexOf(row.reduce((most, value) => Math.max(most, value), 0)) === factor);
  });
}
