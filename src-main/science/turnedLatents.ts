import { Matrix, QrDecomposition } from 'ml-matrix';
import type { Generator } from '../random/generator';
import type { InformativeLatents } from './disentanglementRanking';
import { columnScales, standardized } from './statistics/standardized';

/**
 * Standardized latents turned by a random rotation (up to signs uniform over all rotations: the orthogonal factor of a
 * Gaussian matrix; Stewart 1980). They carry what the latents carried, but no axis of theirs means anything any more.
 */
export function turnedLatents(latents: InformativeLatents, generator: Generator): InformativeLatents {
  const count = latents.length;
  if (count === 0) return latents;
  const columns = latents.map((values) => standardized(values, columnScales(values, 1)));
  const drawn = new Float32Array(count * count);
  generator.fillNormal(drawn);
  const rotation = new QrDecomposition(Matrix.from1DArray(count, count, drawn)).orthogonalMatrix;
  return columns.map((_, direction) => Float64Array.from({ length: columns[0]!.length }, (__, row) => {
    let sum = 0;
    for (let latent = 0; latent < count; latent++) sum += rotation.get(latent, direction) * columns[latent]![row]!;
    return sum;
  }));
}
