import { z } from 'zod';
import { evaluationSchema, geometrySchema, latentPlaneSchema } from '../run/evaluation';
import { runIdSchema } from '../run/status';
import { call } from './call';
import { ticketSchema } from './exports';

const someRuns = z.array(runIdSchema).min(1);

/** The numbers of a run's newest evaluation: everything but the points of its geometry. */
export const evaluationNumbersSchema = evaluationSchema.omit({ geometry: true, cloud: true }).extend({
  geometry: geometrySchema.omit({ factorValues: true, means: true, heldOut: true, blank: true }).nullable(),
});
export type EvaluationNumbers = z.infer<typeof evaluationNumbersSchema>;

/** A curve of one measure, thinned out to what a plot can show; its extremes are kept, and a value that was not finite is null. */
export const thinCurveSchema = z.strictObject({ id: runIdSchema, steps: z.array(z.int()), values: z.array(z.number().nullable()) });
export type ThinCurve = z.infer<typeof thinCurveSchema>;

/** How models agree by one way of comparing two of them; scores and pairs in the order of the runs. */
const modelRankingSchema = z.strictObject({
  /** Score of each run with its 95 % bootstrap interval over images and, from three runs on, over the other runs. */
  scores: z.array(z.strictObject({ value: z.number(), interval: z.tuple([z.number(), z.number()]) })).readonly(),
  /** Similarity of each pair, [runs][runs]; 0 on the diagonal. */
  pairs: z.array(z.array(z.number()).readonly()).readonly(),
  /** The mean score of codes that have nothing to do with each other. */
  chance: z.number(),
  /** The mean score of the same codes after a random rotation of each: about what entangled replicas reach. */
  turned: z.number(),
});

/** Unsupervised disentanglement ranking (Duan et al. 2020) of some runs. */
export const replicaRankingSchema = z.strictObject({
  samples: z.int(),
  /** Which runs, and how far each was trained. */
  runs: z.array(z.strictObject({ id: runIdSchema, step: z.int() })),
  lasso: modelRankingSchema,
  spearman: modelRankingSchema,
});
export type ReplicaRanking = z.infer<typeof replicaRankingSchema>;

/** What comparing many runs at once needs; runs that have nothing to tell are left out of the answers. */
export const comparisonCalls = {
  'comparison.evaluations': call(
    z.strictObject({ ids: someRuns.max(10_000) }),
    z.strictObject({ evaluations: z.array(z.strictObject({ id: runIdSchema, evaluation: evaluationNumbersSchema })) }),
  ),
  'comparison.planes': call(
    z.strictObject({ ids: someRuns.max(100) }),
    z.strictObject({ planes: z.array(z.strictObject({ id: runIdSchema, plane: latentPlaneSchema })) }),
  ),
  /** @property measure a field of the metric lines, such as `loss`, `nll`, `kl`. */
  'comparison.curves': call(
    z.strictObject({ ids: someRuns.max(2_000), measure: z.string(), points: z.int().min(10).max(2_000) }),
    z.strictObject({ curves: z.array(thinCurveSchema) }),
  ),
  /**
   * Ranks the newest checkpoints of runs of one dataset by how their latents agree on the same images, which takes seconds a
   * run; nothing is stored. Fails with code `cancelled` after `comparison.cancelRanking`.
   */
  'comparison.rankReplicas': call(
    z.strictObject({ ticket: ticketSchema, ids: z.array(runIdSchema).min(2, 'must name at least two runs').max(100, 'must name at most 100 runs'), samples: z.int().min(100).max(10_000) }),
    replicaRankingSchema,
  ),
  'comparison.cancelRanking': call(z.strictObject({ ticket: ticketSchema }), z.strictObject({})),
};

export const comparisonEvents = {
  /** How far `comparison.rankReplicas` is, told a few times a second. */
  'comparison.ranking': z.strictObject({ ticket: ticketSchema, fraction: z.number().min(0).max(1) }),
};
