import type { Door } from './door';
import { electronDoor } from './electronDoor';
import { webDoor } from './webDoor';

/** Every way into the application; the same tests go through each. */
export const doors: readonly Door[] = [webDoor, electronDoor];

/** A door's name for a test's title, with the reason where its tests are skipped. */
export function doorTitle(door: Door): string {
  return door.unavailable === null ? door.name : `${door.name} (${door.unavailable})`;
}
