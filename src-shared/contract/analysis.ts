import { z } from 'zod';
import { evaluationSchema, spriteSheetSchema } from '../run/evaluation';
import { runIdSchema } from '../run/status';
import { call } from './call';

const latentVector = z.array(z.number()).min(1).max(128);

export const analysisCalls = {
  /** Loads the newest checkpoint of a run for the calls below; again after it has trained on. */
  'analysis.open': call(
    z.strictObject({ id: runIdSchema }),
    z.strictObject({
      step: z.int().min(0),
      latents: z.int(),
      /** Mean posterior σ of each latent, and the same latents sorted by it, lowest first. */
      sigmaPerLatent: z.array(z.number()),
      order: z.array(z.int()),
    }),
  ),
  /** Decodes latent vectors into images. */
  'analysis.decode': call(z.strictObject({ id: runIdSchema, latents: z.array(latentVector).min(1).max(256) }), spriteSheetSchema),
  /** Encodes one image, given by its factor values; the answer starts an exploration there. */
  'analysis.encode': call(
    z.strictObject({ id: runIdSchema, factors: z.array(z.number()) }),
    z.strictObject({ image: spriteSheetSchema, mean: z.array(z.number()), sigma: z.array(z.number()) }),
  ),
  /** Traversals −2…+2 about a latent vector, a row per latent in `order`. */
  'analysis.traverse': call(
    z.strictObject({ id: runIdSchema, seed: latentVector, columns: z.int().min(3).max(21) }),
    z.strictObject({ images: spriteSheetSchema, order: z.array(z.int()) }),
  ),
  /**
   * Measures every metric at a run's newest checkpoint, which takes up to half a minute, and stores the result as the run's
   * evaluation (`runs.evaluated` tells of it). Fails with code `cancelled` after `analysis.cancelMeasure`.
   */
  'analysis.measure': call(z.strictObject({ id: runIdSchema }), evaluationSchema),
  'analysis.cancelMeasure': call(z.strictObject({ id: runIdSchema }), z.strictObject({})),
};

export const analysisEvents = {
  /** How far `analysis.measure` is with a run, told a few times a second. */
  'analysis.measuring': z.strictObject({ id: runIdSchema, fraction: z.number().min(0).max(1) }),
};
