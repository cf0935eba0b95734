import { rmSync } from 'node:fs';

/** Clears away what is left of a failed attempt. The failure itself is the one to report: not being able to tidy up must not hide it. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // A place that can't be written can't be tidied either; there is nothing in it of ours.
  }
}
