import type { Generator } from '../random/generator';
import { factorGroups, rowOfSameClass } from './factorGroups';

/** Votes of random batches: which latent changed least, and which factor was kept. */
export interface FactorVaeVotes {
  /** Latents with a standard deviation of at least 0.05; the others have no vote. */
  readonly active: number[];
  /** latent · factors + factor, for each vote that the classifier is made of and each that it is judged by. */
  readonly training: Uint32Array;
  readonly evaluation: Uint32Array;
}

const BATCH = 64;
const TRAINING_VOTES = 10_000;
const EVALUATION_VOTES = 5_000;
const LEAST_DEVIATION = 0.05;

/**
 * The votes of the FactorVAE metric (Kim and Mnih 2018, Section 4, with the numbers of disentanglement_lib): a random factor
 * is kept at the value of a random row; 64 rows with that value are drawn with replacement; the latent whose variance over
 * them, relative to that over all rows, is smallest gets the vote.
 * @param codes [samples, latents]
 * @param factors classes 0, 1, … of at least two factors, [factors][samples].
 */
export function factorVaeVotes(codes: Float64Array, latents: number, factors: readonly Int32Array[], generator: Generator): FactorVaeVotes {
  const { standardized, active } = standardize(codes, latents);
  const samples = codes.length / latents;
  const groups = factors.map(factorGroups);
  const uniform = () => generator.uniform();
  const sums = new Float64Array(active.length);
  const squares = new Float64Array(active.length);
  const vote = () => {
    const factor = Math.floor(uniform() * factors.length);
    const first = Math.floor(uniform() * samples);
    sums.fill(0);
    squares.fill(0);
    for (let draw = 0; draw < BATCH; draw++) {
      const start = rowOfSameClass(groups[factor]!, first, uniform) * active.length;
      for (let index = 0; index < active.length; index++) {
        const value = standardized[start + index]!;
        sums[index]! += value;
        squares[index]! += value * value;
      }
    }
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < active.length; index++) {
      const spread = squares[index]! - sums[index]! ** 2 / BATCH;
      if (spread < least) {
        least = spread;
        best = index;
      }
    }
    return active[best]! * factors.length + factor;
  };
  const votes = (count: number) => Uint32Array.from({ length: active.length === 0 ? 0 : count }, vote);
  return { active, training: votes(TRAINING_VOTES), evaluation: votes(EVALUATION_VOTES) };
}

/** Share of the evaluation's votes whose latent belongs, by majority of the training's votes, to their factor; 0 without active latents. */
export function factorVaeScore(training: Uint32Array, evaluation: Uint32Array, latents: number, factorCount: number): number {
  const counts = voteCounts(training, latents, factorCount);
  const factorOf = counts.map((row) => row.indexOf(Math.max(...row)));
  let right = 0;
  for (const vote of evaluation) if (factorOf[Math.floor(vote / factorCount)] === vote % factorCount) right += 1;
  return evaluation.length === 0 ? 0 : right / evaluation.length;
}

/** How many votes each latent got while each factor was kept, [latents][factors]. */
export function voteCounts(votes: Uint32Array, latents: number, factorCount: number): number[][] {
  const counts = Array.from({ length: latents }, () => new Array<number>(factorCount).fill(0));
  for (const vote of votes) counts[Math.floor(vote / factorCount)]![vote % factorCount]! += 1;
  return counts;
}

/** The active latents with mean 0 and variance 1, [samples, active]. */
function standardize(codes: Float64Array, latents: number): { standardized: Float64Array; active: number[] } {
  const samples = codes.length / latents;
  const means = new Float64Array(latents);
  const variances = new Float64Array(latents);
  for (let index = 0; index < codes.length; index++) means[index % latents]! += codes[index]! / samples;
  for (let index = 0; index < codes.length; index++) variances[index % latents]! += (codes[index]! - means[index % latents]!) ** 2 / (samples - 1);
  const active = [...variances.keys()].filter((latent) => Math.sqrt(variances[latent]!) >= LEAST_DEVIATION);
  const standardized = new Float64Array(samples * active.length);
  for (let place = 0; place < standardized.length; place++) {
    const latent = active[place % active.length]!;
    standardized[place] = (codes[Math.floor(place / active.length) * latents + latent]! - means[latent]!) / Math.sqrt(variances[latent]!);
  }
  return { standardized, active };
}
