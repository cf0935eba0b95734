import type { MetricRole } from '@shared/run/metricRole';

/** Names that people give, without case, separators and the words before the last slash that say where they were measured. */
const known: Readonly<Record<string, MetricRole>> = {
  step: 'step', steps: 'step', iteration: 'step', iterations: 'step', iter: 'step', globalstep: 'step', trainstep: 'step', trainingstep: 'step',
  seconds: 'seconds', time: 'seconds', walltime: 'seconds', relativetime: 'seconds', elapsed: 'seconds',
  loss: 'loss', totalloss: 'loss', trainloss: 'loss', trainingloss: 'loss', objective: 'loss',
  nll: 'nll', negativeloglikelihood: 'nll', recon: 'nll', reconloss: 'nll', reconstruction: 'nll', reconstructionloss: 'nll', reconstructionerror: 'nll', recloss: 'nll', distortion: 'nll',
  kl: 'kl', kld: 'kl', klloss: 'kl', kldivergence: 'kl', kldiv: 'kl', rate: 'kl', regularization: 'kl',
  mig: 'mig', mutualinformationgap: 'mig',
  geometryr2: 'geometryScore', geometryscore: 'geometryScore',
  latentsused: 'latentsUsed', activeunits: 'latentsUsed', activelatents: 'latentsUsed',
};

const WRITTEN_ONCE_AT_THE_END = /(^|[/.])(evaluation|eval|valid|validation|val|test)[/._]/i;

/** What a column of somebody else's metrics stands for, by its name: a first guess, for the researcher to correct. */
export function guessRole(name: string): MetricRole {
  const latent = /^(kl|sigma)[/_]z(\d{1,3})$/.exec(name);
  if (latent) return `${latent[1]!}:${latent[2]!}`;
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase().replace(/[^a-z0-9]/g, '');
  const role = Object.hasOwn(known, last) ? known[last]! : 'extra';
  // Losses of a validation set would stand in for those of training.
  return WRITTEN_ONCE_AT_THE_END.test(name) && ['loss', 'nll', 'kl'].includes(role) ? 'extra' : role;
}

/** A guess for each column; of several for one role the first has it, the others keep their own names. */
export function guessRoles(columns: readonly string[]): MetricRole[] {
  const taken = new Set<MetricRole>();
  return columns.map((column) => {
    const role = guessRole(column);
    if (role === 'extra' || !taken.has(role)) {
      taken.add(role);
      return role;
    }
    return 'extra';
  });
}
