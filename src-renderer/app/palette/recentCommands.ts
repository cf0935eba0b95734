const STORAGE_KEY = 'sbd-workbench.recent-commands';
const KEPT = 6;

/** Ids of the commands that were used last, the newest first. */
export function recentCommands(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberCommand(id: string): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify([id, ...recentCommands().filter((other) => other !== id)].slice(0, KEPT)));
}
