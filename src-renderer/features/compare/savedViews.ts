import { shallowRef, type ShallowRef } from 'vue';
import { z } from 'zod';

/** Which runs are compared. */
export const runSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('runs'), ids: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('study'), id: z.string() }),
]);
export type RunSource = z.infer<typeof runSourceSchema>;

/** What everything is read relative to: a group, by its key, or one run. */
export const baselineSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('group'), key: z.string() }), z.strictObject({ kind: z.literal('run'), id: z.string() })]);
export type Baseline = z.infer<typeof baselineSchema>;

/** Everything that a reader has set on the Compare screen. */
export const compareStateSchema = z.strictObject({
  source: runSourceSchema,
  view: z.string(),
  /** Values that pass, by field; a field that is not here lets all pass. */
  filters: z.record(z.string(), z.array(z.string())),
  /** Fields that are grouped by; null for the configuration without its seed. */
  groupBy: z.array(z.string()).nullable(),
  baseline: baselineSchema.nullable(),
  /** The settings of each view, by its id. */
  settings: z.record(z.string(), z.unknown()),
});
export type CompareState = z.infer<typeof compareStateSchema>;

const savedViewSchema = z.strictObject({ name: z.string(), state: compareStateSchema });
export type SavedView = z.infer<typeof savedViewSchema>;

const STORAGE_KEY = 'sbd-workbench.compare-views';

/** The views that the researcher has saved by name, the newest first; kept by the browser. */
export function useSavedViews(): { readonly saved: Readonly<ShallowRef<readonly SavedView[]>>; save: (view: SavedView) => void; remove: (name: string) => void } {
  const saved = shallowRef<readonly SavedView[]>(readViews());
  const keep = (views: readonly SavedView[]) => {
    saved.value = views;
    localStorage.setItem(STORAGE_KEY, JSON.stringify(views));
  };
  return {
    saved,
    save: (view) => { keep([view, ...saved.value.filter(({ name }) => name !== view.name)]); },
    remove: (name) => { keep(saved.value.filter((view) => view.name !== name)); },
  };
}

function readViews(): SavedView[] {
  try {
    return z.array(savedViewSchema).parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
  } catch {
    // Written by another version, or by hand: a broken list is an empty one.
    return [];
  }
}
