import { mutualInformation } from './mutualInformation';

export interface LatentInformation {
  /** Mean mutual information of two different latents, in nats. */
  readonly value: number;
  /** In nats, [latents][latents]; entropies on the diagonal. */
  readonly matrix: number[][];
}

/**
 * How much latents tell about each other: the mean over pairs of the plug-in mutual information of binned codes, as
 * disentanglement_lib's unsupervised score (Locatello et al. 2019).
 * @param bins the bins of each of at least two latents, [latents][samples].
 */
export function latentInformation(bins: readonly Int32Array[]): LatentInformation {
  const matrix = bins.map(() => new Array<number>(bins.length).fill(0));
  let sum = 0;
  bins.forEach((first, row) => {
    for (let column = row; column < bins.length; column++) {
      const information = mutualInformation(first, bins[column]!);
      matrix[row]![column] = matrix[column]![row] = information;
      if (column > row) sum += information;
    }
  });
  return { value: sum / ((bins.length * (bins.length - 1)) / 2), matrix };
}
