import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { SpriteSheet } from '@shared/run/evaluation';
import { useClient } from '@renderer/shared/client/client';
import { latestOnly } from '@renderer/shared/client/latestOnly';

/** What the newest checkpoint of a run offers. */
export interface OpenedModel {
  readonly id: string;
  readonly step: number;
  readonly latents: number;
  readonly sigmaPerLatent: readonly number[];
  /** Latents, lowest mean σ first. */
  readonly order: readonly number[];
}

/** A walk through the latent space of one run: a position, and the image that it decodes to. */
export interface Explorer {
  readonly model: ShallowRef<OpenedModel | null>;
  readonly opening: Ref<boolean>;
  readonly problem: ShallowRef<Problem | null>;
  readonly position: ShallowRef<readonly number[]>;
  readonly decoded: ShallowRef<SpriteSheet | null>;
  /** The image that the position was started from; null when it was left. */
  readonly input: ShallowRef<SpriteSheet | null>;
  readonly ready: ComputedRef<boolean>;
  /** Opens the checkpoint again, after a failure or when the run has trained on. */
  reopen(): void;
  /** Moves some latents and leaves the rest. */
  move(changes: ReadonlyMap<number, number>): void;
  reset(): void;
  /** Draws a position from the prior, a standard normal. */
  sample(): void;
  /** Starts at the posterior mean of the image with these factor values. */
  startFrom(factors: readonly number[]): void;
}

/** Latents are explored within this distance of zero. */
export const LATENT_LIMIT = 3;

/**
 * @param runId the run to explore
 * @param version changes when the run has a newer checkpoint
 */
export function useExplorer(runId: () => string | null, version: () => unknown): Explorer {
  const model = shallowRef<OpenedModel | null>(null);
  const opening = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const position = shallowRef<readonly number[]>([]);
  const decoded = shallowRef<SpriteSheet | null>(null);
  const input = shallowRef<SpriteSheet | null>(null);
  const fail = (error: unknown) => { problem.value = toProblem(error); };

  const decode = latestOnly<{ readonly id: string; readonly at: readonly number[] }>(async ({ id, at }) => {
    const image = await useClient().call('analysis.decode', { id, latents: [[...at]] });
    if (id !== runId()) return;
    decoded.value = image;
    problem.value = null;
  }, fail);

  function place(at: readonly number[]): void {
    position.value = at;
    if (model.value) decode({ id: model.value.id, at });
  }

  const open = latestOnly<string>(async (id) => {
    try {
      const opened = await useClient().call('analysis.open', { id });
      if (id !== runId()) return;
      model.value = { id, ...opened };
      problem.value = null;
      place(position.value.length === opened.latents ? position.value : Array<number>(opened.latents).fill(0));
    } finally {
      if (id === runId()) opening.value = false;
    }
  }, fail);

  const encode = latestOnly<{ readonly id: string; readonly factors: readonly number[] }>(async ({ id, factors }) => {
    const { image, mean } = await useClient().call('analysis.encode', { id, factors: [...factors] });
    if (id !== runId()) return;
    input.value = image;
    place(mean);
  }, fail);

  function reopen(): void {
    const id = runId();
    if (id === null) return;
    opening.value = true;
    problem.value = null;
    open(id);
  }

  watch(runId, () => {
    model.value = null;
    decoded.value = null;
    input.value = null;
    position.value = [];
    problem.value = null;
  }, { flush: 'sync' });
  watch(() => [runId(), version()], reopen, { immediate: true });

  /** A step away from where an image put us: it is no longer that image. */
  function leave(at: readonly number[]): void {
    input.value = null;
    place(at);
  }

  return {
    model, opening, problem, position, decoded, input, reopen,
    ready: computed(() => model.value !== null),
    move(changes) { leave(position.value.map((value, latent) => changes.get(latent) ?? value)); },
    reset() { leave(position.value.map(() => 0)); },
    sample() { leave(position.value.map(() => Math.min(LATENT_LIMIT, Math.max(-LATENT_LIMIT, standardNormal())))); },
    startFrom(factors) { if (model.value) encode({ id: model.value.id, factors }); },
  };
}

/** Box and Muller 1958. For looking around only: nothing that is stored depends on it. */
function standardNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
