import { z } from 'zod';

/** Parts of an experiment that an axis may change. The seed is not among them: replicas are an axis of their own. */
const changeablePath = z.string().regex(
  /^(?:(?:dataset|model|likelihood|objective|optimizer|evaluation)(?:\.[A-Za-z0-9]+)*|training\.(?:batchSize|steps))$/,
  'must lead into the dataset, model, likelihood, objective, optimizer, evaluation, or to training.batchSize or training.steps',
);

/** One value of an axis: what it is called in plots, and what it changes in the experiment. */
export const axisValueSchema = z.strictObject({
  label: z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters'),
  /**
   * New values by dotted path, such as `{"objective.beta": 4}` or a whole part, `{"model.decoder": {"type": "deconv", …}}`.
   * Several paths change together, where one choice of the researcher means several fields.
   */
  changes: z.record(changeablePath, z.json()),
});
export type AxisValue = z.infer<typeof axisValueSchema>;

/** A field, or fields that change together, with the values that a study gives it. */
export const axisSchema = z.strictObject({
  title: z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters'),
  values: z.array(axisValueSchema).min(1, 'needs at least one value').max(200, 'can have at most 200 values'),
});
export type Axis = z.infer<typeof axisSchema>;
