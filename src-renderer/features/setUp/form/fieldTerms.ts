import type { Objective } from '@shared/experiment/objective';
import type { TermName } from '@renderer/shared/terms';

const terms: Readonly<Partial<Record<string, TermName>>> = {
  'model.latents': 'latent',
  'model.prior.type': 'prior',
  'model.decoder.type': 'spatialBroadcast',
  'objective.maximumCapacity': 'capacity',
  'training.seed': 'seed',
  'training.replicas': 'replica',
};

/** The term that explains a field's label. What β and γ weigh depends on the objective. */
export function termOfField(path: string, objective: Objective['type']): TermName | null {
  if (path === 'objective.beta') return objective === 'betaVae' || objective === 'factorVae' ? 'beta' : null;
  if (path === 'objective.gamma') return objective === 'factorVae' ? 'gamma' : null;
  return terms[path] ?? null;
}
