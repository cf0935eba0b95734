const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** An amount of storage with three digits, in powers of a thousand: `812 bytes`, `4.20 MB`, `1.31 GB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? String(Math.round(amount)) : amount.toPrecision(3)} ${units[power]!}`;
}
