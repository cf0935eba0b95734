import type { Snapshot } from '@shared/run/evaluation';

/** What the researcher calls latents, by their index. */
export type LatentNames = Readonly<Record<string, string>>;

/** One label per traversal row: the latent with its name, or its mean σ where it has none. */
export function traversalRowLabels({ traversalLatents, evaluation }: Snapshot, names: LatentNames = {}): string[] {
  return traversalLatents.map((latent) => `z${subscript(latent)}  ${names[String(latent)] ?? `σ ${(evaluation.sigmaPerLatent[latent] ?? NaN).toFixed(2)}`}`);
}

/** −2…+2 over the columns: the first, the middle and the last are labelled. */
export function traversalColumnLabels(columns: number): string[] {
  return Array.from({ length: columns }, (_, column) => {
    if (column !== 0 && column !== columns - 1 && column * 2 !== columns - 1) return '';
    const value = -2 + (4 * column) / (columns - 1);
    return value === 0 ? '0' : `${value < 0 ? '−' : '+'}${String(Math.abs(value))}`;
  });
}

/** A whole number in subscript digits. */
export function subscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
}
