import { computed, type WritableComputedRef } from 'vue';
import type { z } from 'zod';
import { useCompareStore } from './compareStore';

/**
 * What a reader has chosen in a view, such as its axes: kept while other views are shown, and part of saved views.
 * @param name the view's id
 * @param schema with a default for every field: what a saved view says that this version no longer knows is the default
 */
export function useViewSettings<Settings extends object>(name: string, schema: z.ZodType<Settings>): WritableComputedRef<Settings> {
  const compare = useCompareStore();
  return computed({
    get: () => {
      const parsed = schema.safeParse(compare.settings[name] ?? {});
      return parsed.success ? parsed.data : schema.parse({});
    },
    set: (settings) => { compare.settings = { ...compare.settings, [name]: settings }; },
  });
}
