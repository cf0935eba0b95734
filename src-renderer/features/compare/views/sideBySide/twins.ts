import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { SpriteSheet } from '@shared/run/evaluation';
import { useClient } from '@renderer/shared/client/client';
import { latestOnly } from '@renderer/shared/client/latestOnly';

/** What one side needs of its model. */
export interface TwinModel {
  readonly id: string;
  readonly step: number;
  readonly latents: number;
  readonly sigmaPerLatent: readonly number[];
  /** Latents, lowest mean σ first. */
  readonly order: readonly number[];
}

export type Pair<Value> = readonly [left: Value, right: Value];

/** Where both models are to look. */
export interface TwinAim {
  /** Factor values of the image that both encode; null starts both at the origin of their latents. */
  readonly factors: readonly number[] | null;
  /** A latent of each model and the value that both take; null leaves the codes as they are. */
  readonly moved: { readonly latents: Pair<number>; readonly value: number } | null;
}

/** Two models that follow one hand. */
export interface Twins {
  readonly models: ShallowRef<Pair<TwinModel> | null>;
  readonly opening: Ref<boolean>;
  readonly problem: ShallowRef<Problem | null>;
  /** The image that both encoded. */
  readonly input: ShallowRef<SpriteSheet | null>;
  /** What both decoded, always of the same aim. */
  readonly images: ShallowRef<Pair<SpriteSheet> | null>;
  /** The codes that were decoded. */
  readonly codes: ShallowRef<Pair<readonly number[]> | null>;
  aim(at: TwinAim): void;
  reopen(): void;
}

interface Question {
  readonly ids: Pair<string>;
  readonly aim: TwinAim;
}

/**
 * @param ids the two runs; null while one is missing
 * @param version changes when one of them has a newer checkpoint
 */
export function useTwins(ids: () => Pair<string> | null, version: () => unknown): Twins {
  const models = shallowRef<Pair<TwinModel> | null>(null);
  const opening = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const input = shallowRef<SpriteSheet | null>(null);
  const images = shallowRef<Pair<SpriteSheet> | null>(null);
  const codes = shallowRef<Pair<readonly number[]> | null>(null);
  const client = useClient();
  const fail = (error: unknown) => { problem.value = toProblem(error); };
  const current = (asked: Pair<string>) => { const now = ids(); return now !== null && now[0] === asked[0] && now[1] === asked[1]; };
  let wanted: TwinAim = { factors: null, moved: null };
  /** The means of the last image that was encoded, with what they depend on. */
  let encoded: { readonly key: string; readonly means: Pair<readonly number[]>; readonly image: SpriteSheet } | null = null;

  const open = latestOnly<Pair<string>>(async (asked) => {
    try {
      const [left, right] = await Promise.all(asked.map((id) => client.call('analysis.open', { id })));
      if (!current(asked)) return;
      models.value = [{ id: asked[0], ...left! }, { id: asked[1], ...right! }];
      problem.value = null;
      aim(wanted);
    } finally {
      if (current(asked)) opening.value = false;
    }
  }, fail);

  const look = latestOnly<Question>(async ({ ids: asked, aim: { factors, moved } }) => {
    const both = models.value;
    if (!both || !current(asked)) return;
    const start = factors ? await encodeBoth(asked, factors, both) : null;
    const means: Pair<readonly number[]> = start?.means ?? [new Array<number>(both[0].latents).fill(0), new Array<number>(both[1].latents).fill(0)];
    const at: Pair<number[]> = [place(means[0], moved?.latents[0], moved?.value), place(means[1], moved?.latents[1], moved?.value)];
    const [left, right] = await Promise.all(asked.map((id, side) => client.call('analysis.decode', { id, latents: [at[side as 0 | 1]] })));
    if (!current(asked)) return;
    input.value = start?.image ?? null;
    images.value = [left!, right!];
    codes.value = at;
    problem.value = null;
  }, fail);

  async function encodeBoth(asked: Pair<string>, factors: readonly number[], both: Pair<TwinModel>) {
    const key = JSON.stringify([asked, factors, both[0].step, both[1].step]);
    if (encoded?.key === key) return encoded;
    const [left, right] = await Promise.all(asked.map((id) => client.call('analysis.encode', { id, factors: [...factors] })));
    encoded = { key, means: [left!.mean, right!.mean], image: left!.image };
    return encoded;
  }

  function aim(at: TwinAim): void {
    wanted = at;
    const asked = ids();
    if (asked && models.value) look({ ids: asked, aim: at });
  }

  function reopen(): void {
    const asked = ids();
    if (!asked) return;
    opening.value = true;
    problem.value = null;
    open(asked);
  }

  watch(() => ids()?.join(' '), () => {
    models.value = null;
    images.value = null;
    input.value = null;
    codes.value = null;
    problem.value = null;
  }, { flush: 'sync' });
  watch(() => [ids()?.join(' '), version()], reopen, { immediate: true });

  return { models, opening, problem, input, images, codes, aim, reopen };
}

function place(mean: readonly number[], latent: number | undefined, value: number | undefined): number[] {
  return mean.map((own, index) => (index === latent && value !== undefined ? value : own));
}
