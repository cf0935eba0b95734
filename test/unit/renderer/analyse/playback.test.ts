import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { MILLISECONDS_PER_MOMENT, usePlayback } from '@renderer/features/analyse/playback';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function playback(moments: number) {
  const count = ref(moments);
  const source = ref('a');
  const scope = effectScope();
  return { count, source, scope, player: scope.run(() => usePlayback(() => count.value, () => source.value))! };
}

describe('usePlayback', () => {
  it('stays at the newest moment while the run trains', () => {
    const { count, player } = playback(3);
    expect(player.index.value).toBe(2);
    count.value = 5;
    expect(player.index.value).toBe(4);
  });

  it('stays at a chosen moment while the run trains', () => {
    const { count, player } = playback(5);
    player.seek(1);
    count.value = 9;
    expect(player.index.value).toBe(1);
    expect(player.atEnd.value).toBe(false);
  });

  it('plays from the start to the end and stops there', () => {
    const { player } = playback(3);
    player.toggle();
    expect(player.index.value).toBe(0);
    vi.advanceTimersByTime(2 * MILLISECONDS_PER_MOMENT);
    expect(player.index.value).toBe(2);
    vi.advanceTimersByTime(MILLISECONDS_PER_MOMENT);
    expect(player.playing.value).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops when a moment is chosen, another run comes, or the screen goes', async () => {
    const { player, source, scope } = playback(8);
    player.toggle();
    player.seek(3);
    expect(player.playing.value).toBe(false);
    player.toggle();
    source.value = 'b';
    await nextTick();
    expect(player.playing.value).toBe(false);
    expect(player.index.value).toBe(7);
    player.toggle();
    scope.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has nothing to play with a single moment', () => {
    const { player } = playback(1);
    player.toggle();
    expect(player.playing.value).toBe(false);
  });
});
