import type { MetricRole } from '@shared/run/metricRole';

/** What a column of somebody else's metrics can stand for, in the order of the choice. */
export const roleOptions: readonly { readonly value: MetricRole; readonly label: string }[] = [
  { value: 'loss', label: 'Loss' },
  { value: 'nll', label: 'NLL' },
  { value: 'kl', label: 'KL' },
  { value: 'mig', label: 'MIG' },
  { value: 'geometryScore', label: 'Geometry R²' },
  { value: 'latentsUsed', label: 'Latents used' },
  { value: 'seconds', label: 'Seconds of training' },
  { value: 'extra', label: 'Kept under its own name' },
  { value: 'ignore', label: 'Left out' },
];

/** A role in words; roles of latents are found, not chosen. */
export function roleLabel(role: MetricRole): string {
  const latent = /^(kl|sigma):(\d+)$/.exec(role);
  if (latent) return latent[1] === 'kl' ? `KL of latent ${latent[2]!}` : `σ of latent ${latent[2]!}`;
  return roleOptions.find(({ value }) => value === role)?.label ?? role;
}
