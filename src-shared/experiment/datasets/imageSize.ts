import { z } from 'zod';

/** Side of the square images in pixels. */
export const imageSizeSchema = z.union([z.literal(32), z.literal(64)], { error: 'must be 32 or 64' });

/** One channel is luminance, three are red, green and blue. */
export const channelsSchema = z.union([z.literal(1), z.literal(3)], { error: 'must be 1 or 3' });

/** Where a file or folder of data lies on the machine that trains. */
export const dataPathSchema = z.string().trim().min(1, 'must name a file or a folder').max(4096, 'is too long for a path');

/** Images that we render, or the original ones from a file. */
export const imageOriginSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rendered') }),
  z.strictObject({ type: z.literal('file'), path: dataPathSchema }),
]);
export type ImageOrigin = z.infer<typeof imageOriginSchema>;
