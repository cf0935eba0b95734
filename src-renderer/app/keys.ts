import { tinykeys } from 'tinykeys';
import { screens } from './screens';

/** What the keys of the shell do. */
export interface KeyActions {
  open(path: string): void;
  help(): void;
  palette(): void;
}

/** A screen's path without optional parameters. */
export function pathOf(path: string): string {
  return path.replace(/\/:.*$/, '');
}

/** Whether a key press belongs to a field that is being typed in. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null);
}

/** Listens to the shell's keys; returns a function that stops. */
export function listenToKeys(target: Window, actions: KeyActions): () => void {
  const help = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    event.preventDefault();
    actions.help();
  };
  // Whether the question mark needs Shift depends on the keyboard.
  const bindings: Record<string, (event: KeyboardEvent) => void> = { '?': help, 'Shift+?': help };
  // Also while a field is typed in: the way out of any place.
  bindings['$mod+k'] = (event) => {
    event.preventDefault();
    actions.palette();
  };
  for (const screen of screens) {
    bindings[`$mod+${String(screen.digit)}`] = (event) => {
      event.preventDefault();
      actions.open(pathOf(screen.path));
    };
  }
  return tinykeys(target, bindings);
}
