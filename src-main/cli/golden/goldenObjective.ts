import { objectiveSchema, type Objective } from '@shared/experiment/objective';
import type { StepFile } from './goldenFile';

/** The objective of a recorded run, or why this version does not know it. FactorVAE's discriminator is in the file's weights and optimizer. */
export function goldenObjective(file: StepFile): Objective | { readonly reason: string } {
  const { objective } = file;
  const parsed = objectiveSchema.safeParse(objective.type === 'factorVae' ? { ...objective, discriminator: discriminatorOf(file) } : objective);
  return parsed.success ? parsed.data : { reason: `objective of type ${objective.type}` };
}

function discriminatorOf({ weights, optimizer }: StepFile) {
  const hidden = Object.entries(weights).filter(([name]) => /^discriminator\/dense\d+\/kernel$/.test(name));
  return {
    layers: hidden.length,
    units: hidden[0]?.[1].shape[1],
    learningRate: optimizer.discriminatorLearningRate,
    beta1: optimizer.discriminatorBeta1,
    beta2: optimizer.discriminatorBeta2,
  };
}
