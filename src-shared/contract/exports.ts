import { z } from 'zod';
import { runIdSchema } from '../run/status';
import { call } from './call';

const runIds = z.array(runIdSchema).min(1, 'must name at least one run').max(5000, 'must name at most 5,000 runs');

export const tableFormatSchema = z.enum(['csv', 'parquet', 'json']);
export type TableFormat = z.infer<typeof tableFormatSchema>;

/** Runs that a report shows together, usually replicas. */
const reportGroupSchema = z.strictObject({ label: z.string().trim().min(1).max(200), ids: runIds });

/** What can leave the workbench, one file each. */
export const exportRequestSchema = z.discriminatedUnion('what', [
  /** The folders of runs as they are, in a zip archive that `imports` takes back. */
  z.strictObject({ what: z.literal('runFolders'), ids: runIds }),
  /** Every logged line of every run. */
  z.strictObject({ what: z.literal('learningCurves'), ids: runIds, format: tableFormatSchema }),
  /** A row for each run: its experiment, field by field, and what its newest evaluation measured. */
  z.strictObject({ what: z.literal('runTable'), ids: runIds, format: tableFormatSchema }),
  /** TensorBoard event files, a folder for each run, in a zip archive. */
  z.strictObject({ what: z.literal('tensorBoard'), ids: runIds }),
  /** One HTML file that needs no other; without groups, runs that differ in their seed alone are shown together. */
  z.strictObject({
    what: z.literal('report'),
    ids: runIds,
    title: z.string().trim().max(200).default(''),
    notes: z.string().max(20_000).default(''),
    groups: z.array(reportGroupSchema).max(200).nullable().default(null),
  }),
  /** The weights of the newest checkpoint by name, as safetensors. */
  z.strictObject({ what: z.literal('weights'), id: runIdSchema }),
  /** Encoder and decoder of the newest checkpoint as ONNX models, in a zip archive. */
  z.strictObject({ what: z.literal('onnx'), id: runIdSchema }),
  /** Posteriors and factor values of images that the run did not choose, as `.npz`. */
  z.strictObject({ what: z.literal('latents'), id: runIdSchema, samples: z.int().min(1, 'must be at least 1').max(1_000_000, 'must be at most 1,000,000') }),
  /** Latents swept from −2 to +2 and back, side by side. */
  z.strictObject({
    what: z.literal('traversal'),
    id: runIdSchema,
    format: z.enum(['gif', 'apng']),
    /** Screen pixels of an image's pixel. */
    scale: z.int().min(1, 'must be at least 1').max(16, 'must be at most 16'),
    framesPerSecond: z.int().min(2, 'must be at least 2').max(50, 'must be at most 50'),
    /** Time of one sweep, forth and back. */
    seconds: z.number().min(0.5, 'must be at least 0.5').max(20, 'must be at most 20'),
    /** Which latents; null for all that are used. */
    latents: z.array(z.int().min(0)).min(1).max(128).nullable(),
    /** Where the other latents stay; null for the code of the image in the middle of factor space. */
    seed: z.array(z.number()).min(1).max(128).nullable(),
  }),
]);
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** Names one export or import while it lasts; whoever asks makes it up. */
export const ticketSchema = z.string().regex(/^[0-9a-z-]{8,64}$/, 'must be 8 to 64 lower-case letters, digits and hyphens');
const oneTicket = z.strictObject({ ticket: ticketSchema });

/** Bytes that travel in one answer or one question; in base64 they stay well below what a message may have. */
export const TRANSFER_BYTES = 2 * 1024 * 1024;

export const exportCalls = {
  /**
   * Makes a file, which waits under its ticket for `exports.read` and is gone after `exports.discard`. Takes as long as it
   * takes; fails with code `cancelled` after `exports.cancel`.
   */
  'exports.make': call(
    z.strictObject({ ticket: ticketSchema, request: exportRequestSchema }),
    z.strictObject({
      /** What to call the file. */
      name: z.string(),
      bytes: z.int().min(0),
    }),
  ),
  'exports.cancel': call(oneTicket, z.strictObject({})),
  /** Up to `TRANSFER_BYTES` of a file from `offset` on, in base64. */
  'exports.read': call(z.strictObject({ ticket: ticketSchema, offset: z.int().min(0) }), z.strictObject({ data: z.string() })),
  'exports.discard': call(oneTicket, z.strictObject({})),
};

export const exportEvents = {
  /** How far an export or import is, told a few times a second. */
  'transfers.progress': z.strictObject({ ticket: ticketSchema, fraction: z.number().min(0).max(1) }),
};
