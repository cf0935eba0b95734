/**
 * Wraps work that answers a control which moves faster than the work: at most one call is under way, and of the inputs that
 * come meanwhile only the newest is worked on next.
 * @param work handles its own failures; a rejection is handed to `onError` and does not stop later inputs
 */
export function latestOnly<Input>(work: (input: Input) => Promise<void>, onError: (error: unknown) => void): (input: Input) => void {
  let busy = false;
  let waiting: { readonly input: Input } | null = null;

  async function run(first: Input): Promise<void> {
    busy = true;
    let next: { readonly input: Input } | null = { input: first };
    while (next) {
      waiting = null;
      try {
        await work(next.input);
      } catch (error) {
        onError(error);
      }
      next = waiting;
    }
    busy = false;
  }

  return (input) => {
    if (busy) waiting = { input };
    else void run(input);
  };
}
