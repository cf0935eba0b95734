import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { problemSchema } from '../problem';
import { metricRoleSchema } from '../run/metricRole';
import { runIdSchema } from '../run/status';
import { call } from './call';
import { ticketSchema } from './exports';

const MOST_FILES = 200_000;
/** Names as they come from somebody's disk: they are compared, never used as paths. */
const fileNameSchema = z.string().min(1).max(1000);

/** Where to import from: files that were uploaded under the ticket, or a file or folder on the computer that trains. */
const importSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upload') }),
  z.strictObject({ kind: z.literal('path'), path: z.string().trim().min(1, 'must not be empty').max(4000) }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** Metrics that another program wrote: a CSV file, one run of a CSV file with several, or the event files of one folder. */
export const foreignCurvesSchema = z.strictObject({
  /** Tells it apart from the others of one import. */
  key: z.string(),
  source: z.enum(['csv', 'tensorBoard']),
  /** What to call the run. */
  name: z.string(),
  seed: z.int().min(0).nullable(),
  lines: z.int().min(0),
  firstStep: z.int(),
  lastStep: z.int(),
  columns: z.array(z.strictObject({ name: z.string(), role: metricRoleSchema })),
});
export type ForeignCurves = z.infer<typeof foreignCurvesSchema>;

const skippedSchema = z.strictObject({ name: z.string(), problem: problemSchema });

/** How to take in foreign curves: as which run, with which of their columns. */
export const foreignRunSchema = z.strictObject({
  key: z.string(),
  name: z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters'),
  seed: z.int().min(0).max(2 ** 31 - 1),
  roles: z.record(z.string(), metricRoleSchema),
});
export type ForeignRun = z.infer<typeof foreignRunSchema>;

const oneTicket = z.strictObject({ ticket: ticketSchema });

export const importCalls = {
  /** Makes room for files that a window brings; `imports.upload` fills them. */
  'imports.begin': call(z.strictObject({ ticket: ticketSchema, files: z.array(z.strictObject({ name: fileNameSchema, bytes: z.int().min(0) })).min(1).max(MOST_FILES) }), z.strictObject({})),
  /** The next piece of a file, in base64; at most `TRANSFER_BYTES` of it. */
  'imports.upload': call(z.strictObject({ ticket: ticketSchema, file: z.int().min(0), data: z.string() }), z.strictObject({})),
  /** What there is to import. Nothing is taken in yet. */
  'imports.inspect': call(
    z.strictObject({ ticket: ticketSchema, source: importSourceSchema }),
    z.strictObject({
      runs: z.array(z.strictObject({ id: runIdSchema, name: z.string(), alreadyHere: z.boolean() })),
      curves: z.array(foreignCurvesSchema),
      /** What looks like a run or like metrics and is not. */
      skipped: z.array(skippedSchema),
    }),
  ),
  /**
   * Takes in every run folder that is not here already, and the chosen curves as finished runs of `experiment`, which is what
   * the researcher says that they are of. Fails with code `cancelled` after `imports.cancel`; then nothing was taken in.
   */
  'imports.run': call(
    z.strictObject({ ticket: ticketSchema, source: importSourceSchema, curves: z.array(foreignRunSchema).max(5000), experiment: experimentSchema.nullable() }),
    z.strictObject({ ids: z.array(runIdSchema), skipped: z.array(skippedSchema) }),
  ),
  /** Ends an import under way, and removes what was uploaded. */
  'imports.cancel': call(oneTicket, z.strictObject({})),
};
