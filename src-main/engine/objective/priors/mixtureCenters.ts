/** Centers of the equally likely Gaussians of the mixture prior (Mathieu et al. 2019, Section 6.2). */
export const mixtureCenters: readonly (readonly [number, number])[] = [[0, 1], [0, -1], [1, 0], [-1, 0]];
