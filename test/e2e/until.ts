/** Training on a slow machine that does other things too takes its time. */
export const PATIENCE = 120_000;

/**
 * Waits until `read` gives a value that `accept` takes, and returns it.
 * @throws Error that names what was waited for and the last value.
 */
export async function until<Value>(what: string, read: () => Promise<Value>, accept: (value: Value) => boolean, timeout = PATIENCE): Promise<Value> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s for ${what}; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}
