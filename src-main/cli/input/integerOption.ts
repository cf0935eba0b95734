import { InvalidArgumentError } from 'commander';

/** A parser for options that take a whole number from `minimum` on. */
export function integerOption(minimum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < minimum) throw new InvalidArgumentError(`It must be a whole number of at least ${String(minimum)}.`);
    return value;
  };
}
