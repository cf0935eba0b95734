import type { Experiment } from '@shared/experiment/experiment';
import { presets } from '@shared/experiment/presets';

const names = { broadcast: 'broadcast decoder', deconv: 'DeConv decoder' } as const;

/** The demonstration with the smallest budget that still shows the plane become a plane. */
export function tourExperiment(decoder: keyof typeof names): Experiment {
  const { experiment } = presets.find(({ id }) => id === `circles-demonstration-${decoder}`)!;
  return {
    ...experiment,
    name: `Tour: X-Y circles, ${names[decoder]}`,
    training: { ...experiment.training, steps: 500 },
    evaluation: { ...experiment.evaluation, samples: 1000, snapshots: 14 },
  };
}
