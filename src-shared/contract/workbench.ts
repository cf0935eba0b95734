import { z } from 'zod';
import { call } from './call';

/** What a dialog lets one choose: of desktops only macOS offers both at once. */
export const pathKindSchema = z.enum(['file', 'folder']);
export type PathKind = z.infer<typeof pathKindSchema>;

export const workbenchCalls = {
  'workbench.information': call(
    z.strictObject({}),
    z.strictObject({
      version: z.string(),
      /** The commit that the application was built from, in full; null where it was built outside a repository. */
      commit: z.string().nullable(),
      host: z.enum(['electron', 'web']),
      platform: z.string(),
      /** Absolute path of the folder that holds the runs. */
      runsFolder: z.string(),
      /** Why the runs folder can't be written, with what to do; null when it can. */
      runsFolderProblem: z.string().nullable(),
    }),
  ),
  /** Lets the researcher choose a file or folder in a dialog of the desktop; null where they cancel. Not in a browser. */
  'workbench.choosePath': call(z.strictObject({ kind: pathKindSchema }), z.strictObject({ path: z.string().nullable() })),
};
