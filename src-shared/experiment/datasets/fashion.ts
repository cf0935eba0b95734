import { z } from 'zod';
import { dataPathSchema, imageSizeSchema } from './imageSize';

/** Fashion-MNIST (Xiao et al. 2017) from the folder of its idx files, gzipped or not: 60,000 gray images of ten classes. */
export const fashionSchema = z.strictObject({
  type: z.literal('fashion'),
  /** The 28×28 originals are resized; 32 is what Mathieu et al. 2019 train on. */
  imageSize: imageSizeSchema,
  path: dataPathSchema,
});
