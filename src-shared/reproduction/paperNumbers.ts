import type { PaperNumber } from './reproduction';

const columns = ['NLL + KL', 'NLL', 'KL', 'latents used', 'MIG', 'FactorVAE metric'] as const;

/** A row of Tables 5 to 10: value and spread of ELBO, NLL, KL, latents used, MIG and the FactorVAE metric, as printed. */
export function tableRow(label: string, cells: readonly (readonly [value: number, spread: number])[]): PaperNumber[] {
  return cells.map(([value, spread], column) => ({ label, measure: columns[column]!, value, spread }));
}
