import type { Evaluation } from '@shared/run/evaluation';

/** An evaluation in one line. */
export function evaluationLine({ nll, kl, elbo, latentsUsed, mig, geometry }: Evaluation): string {
  const latents = latentsUsed === 1 ? '1 latent used' : `${String(latentsUsed)} latents used`;
  return `ELBO loss ${elbo.toFixed(2)} (NLL ${nll.toFixed(2)} + KL ${kl.toFixed(2)}) nats, ${latents}, MIG ${mig.value.toFixed(3)}, geometry R² ${geometry.score.toFixed(3)}`;
}
