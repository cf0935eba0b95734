import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { EngineSession, NetworkSpecification, StepMeasures, TrainingState } from '../../src-main/engine/engine';

const STEPS_PER_MILLISECOND = 1;

/** Stands in for the engine's: a session that trains at 1,000 steps a second by doing nothing but wait. */
export function openSession(specification: NetworkSpecification, device: string, state: TrainingState): Promise<EngineSession> {
  const { latents } = specification.model;
  const values = specification.imageSize ** 2 * specification.channels;
  let current = state;
  let due = performance.now();
  return Promise.resolve({
    device,
    async train({ steps }) {
      // Kept to on average, so that what the call costs besides does not slow the steps down.
      due = Math.max(due, performance.now() - 1000) + steps / STEPS_PER_MILLISECOND;
      await delay(Math.max(0, due - performance.now()));
      const before = current.step;
      current = { ...current, step: before + steps };
      return Array.from({ length: steps }, (_, index) => measuresOf(before + index, latents));
    },
    state: () => Promise.resolve(current),
    restore: (other) => {
      current = other;
      return Promise.resolve();
    },
    encode: (_, count) => Promise.resolve({ mean: wave(count * latents), logVariance: new Float32Array(count * latents).fill(-2) }),
    decode: (_, count) => Promise.resolve(wave(count * values)),
    evaluate: (_, __, count) => {
      const { nll, kl, klPerLatent, sigmaPerLatent } = measuresOf(current.step, latents);
      return Promise.resolve({ nll, kl, klPerLatent, sigmaPerLatent, nllPerImage: new Float32Array(count).fill(nll), klPerImage: new Float32Array(count).fill(kl) });
    },
    dispose: () => Promise.resolve(),
  });
}

/** Curves that fall and flicker like a training's. */
function measuresOf(step: number, latents: number): StepMeasures {
  const nll = 200 + 2000 / (1 + step / 100) + 10 * Math.sin(step);
  const klPerLatent = Float32Array.from({ length: latents }, (_, latent) => 2 + Math.sin(latent + step / 1000));
  const kl = klPerLatent.reduce((sum, value) => sum + value, 0);
  return { loss: nll + kl, nll, kl, klPerLatent, sigmaPerLatent: klPerLatent.map((value) => Math.exp(-value)), extras: {} };
}

function wave(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => 0.5 + 0.5 * Math.sin(index / 7));
}
