const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** An amount of data as a person reads it, in powers of 1000: `5.9 GB`. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || amount >= 99.5 ? 0 : 1;
  return `${amount.toFixed(digits)} ${units[unit]!}`;
}
