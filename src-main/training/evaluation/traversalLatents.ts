/** Traversals sweep each latent from −2 to +2 (Watters et al. 2019, Figure 2). */
const REACH = 2;

/** Columns of a snapshot's traversals; odd, so that the middle one is at 0. */
export const TRAVERSAL_COLUMNS = 11;

/**
 * Latent vectors of a traversal: row by row, one latent is swept from −2 to +2 while the others keep their value in `seed`.
 * @param seed [latents]
 * @param order the latent of each row.
 * @returns [rows · columns, latents]
 */
export function traversalLatents(seed: ArrayLike<number>, order: readonly number[], columns: number): Float32Array {
  const vectors = new Float32Array(order.length * columns * seed.length);
  order.forEach((latent, row) => {
    for (let column = 0; column < columns; column++) {
      const offset = (row * columns + column) * seed.length;
      vectors.set(seed, offset);
      vectors[offset + latent] = REACH * ((2 * column) / (columns - 1) - 1);
    }
  });
  return vectors;
}
