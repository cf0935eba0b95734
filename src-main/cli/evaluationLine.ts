import type { Evaluation } from '@shared/run/evaluation';

/** An evaluation in one line. */
export function evaluationLine({ nll, kl, elbo, latentsUsed, mig, geometry }: Evaluation): string {
  const latents = latentsUsed === 1 ? '1 latent used' : `${String(latentsUsed)} latents used`;
  const factorMetrics = [...(mig ? [`MIG ${mig.value.toFixed(3)}`] : []), ...(geometry ? [`geometry R² ${geometry.score.toFixed(3)}`] : [])];
  return [`ELBO loss ${elbo.toFixed(2)} (NLL ${nll.toFixed(2)} + KL ${kl.toFixed(2)}) nats`, latents, ...factorMetrics].join(', ');
}
