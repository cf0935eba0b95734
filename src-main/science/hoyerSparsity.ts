/**
 * Hoyer's sparsity of a vector (Hurley and Rickard 2009): (√n − ‖v‖₁/‖v‖₂)/(√n − 1); 1 where one component is not 0, 0 where
 * all have the same size, and 0 for the vector of zeros.
 * @param vector of at least two components.
 */
export function hoyerSparsity(vector: Float64Array | readonly number[]): number {
  let absolute = 0;
  let squares = 0;
  for (const component of vector) {
    absolute += Math.abs(component);
    squares += component ** 2;
  }
  if (squares === 0) return 0;
  const root = Math.sqrt(vector.length);
  // Rounding may lead a hair beyond either end.
  return Math.min(1, Math.max(0, (root - absolute / Math.sqrt(squares)) / (root - 1)));
}

/**
 * Mean Hoyer sparsity of codes whose latents are divided by their standard deviation over the samples, so that it does not
 * reward latents for being small (Mathieu et al. 2019). Latents that never change count as zeros.
 * @param codes [samples, latents], at least two latents.
 */
export function meanHoyerSparsity(codes: Float64Array, latents: number): number {
  const samples = codes.length / latents;
  const sums = new Float64Array(latents);
  const squares = new Float64Array(latents);
  for (let index = 0; index < codes.length; index++) sums[index % latents]! += codes[index]! / samples;
  for (let index = 0; index < codes.length; index++) squares[index % latents]! += (codes[index]! - sums[index % latents]!) ** 2 / (samples - 1);
  const scale = squares.map((square) => (square > 0 ? 1 / Math.sqrt(square) : 0));
  const row = new Float64Array(latents);
  let total = 0;
  for (let sample = 0; sample < samples; sample++) {
    for (let latent = 0; latent < latents; latent++) row[latent] = codes[sample * latents + latent]! * scale[latent]!;
    total += hoyerSparsity(row);
  }
  return total / samples;
}
