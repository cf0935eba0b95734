import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const boundsSchema = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });

const windowStateSchema = z.strictObject({
  bounds: boundsSchema.nullable(),
  maximized: z.boolean(),
  /** The page's background as last seen, shown until the page is drawn. */
  background: z.string().regex(/^#[0-9a-f]{6}$/i).nullable(),
});

export type Bounds = z.infer<typeof boundsSchema>;

/** How the window was left: `window.json` in the user's data folder. */
export type WindowState = z.infer<typeof windowStateSchema>;

export const MINIMUM_WIDTH = 1024;
export const MINIMUM_HEIGHT = 680;

const initialState: WindowState = { bounds: null, maximized: false, background: null };

/** Reads the state that was saved last; a missing or damaged file is no reason to bother anyone about a window's size. */
export function readWindowState(path: string): WindowState {
  try {
    const parsed = windowStateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : initialState;
  } catch {
    return initialState;
  }
}

/** Saves the state; on a full or read-only disk the window opens at its usual place next time. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch (error) {
    console.warn(`The window's place was not saved: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Bounds for a window that was at `saved`, now that the screens have the work areas `workAreas`: kept where a good part of
 * the title bar can still be grasped, else null for the middle of the main screen.
 */
export function reachableBounds(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (saved === null) return null;
  const graspable = 120;
  const titleBar = 32;
  const reachable = workAreas.some((area) => {
    const visibleWidth = Math.min(saved.x + saved.width, area.x + area.width) - Math.max(saved.x, area.x);
    return visibleWidth >= graspable && saved.y >= area.y - titleBar / 2 && saved.y <= area.y + area.height - titleBar;
  });
  if (!reachable) return null;
  return { ...saved, width: Math.max(saved.width, MINIMUM_WIDTH), height: Math.max(saved.height, MINIMUM_HEIGHT) };
}
