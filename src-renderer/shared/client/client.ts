import type { Client } from '@shared/contract/client';

let current: Client | null = null;

/** Makes `client` the one that every part of the renderer talks through. Called once at start; tests pass a fake. */
export function provideClient(client: Client): void {
  current = client;
}

/** The typed line to the main process. */
export function useClient(): Client {
  if (!current) throw new Error('No client: call provideClient before the first component is mounted.');
  return current;
}
