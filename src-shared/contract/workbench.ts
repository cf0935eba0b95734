import { z } from 'zod';
import { call } from './call';

export const workbenchCalls = {
  'workbench.information': call(
    z.strictObject({}),
    z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'web']),
      platform: z.string(),
      /** Absolute path of the folder that holds the runs. */
      runsFolder: z.string(),
      /** Why the runs folder can't be written, with what to do; null when it can. */
      runsFolderProblem: z.string().nullable(),
    }),
  ),
};
