import { z } from 'zod';
import { channelsSchema, dataPathSchema, imageSizeSchema } from './imageSize';

const arrayName = z.string().trim().min(1, 'must not be empty').max(200, 'is too long');

/** The researcher's own images: a folder of PNG or JPEG files (labels in `labels.csv`), an `.npz` or an `.h5`. */
export const imageFilesSchema = z.strictObject({
  type: z.literal('imageFiles'),
  /** Images of other sizes are resized, those of other channels converted. */
  imageSize: imageSizeSchema,
  channels: channelsSchema,
  path: dataPathSchema,
  /** Name of the array of images in an `.npz` or `.h5`; null looks for the usual names. */
  images: arrayName.nullable().default(null),
  /** Name of the array of factor labels, [images, factors]; null looks for the usual names and does without where there are none. */
  labels: arrayName.nullable().default(null),
});
export type ImageFilesDataset = z.infer<typeof imageFilesSchema>;
