import { describe, expect, it } from 'vitest';
import { createFrameTurns } from '@renderer/shared/plots/frameTurns';

function handFrames() {
  let next: (() => void) | null = null;
  const turns = createFrameTurns((callback) => { next = callback; });
  return { turns, frame: () => { const callback = next; next = null; callback?.(); }, idle: () => next === null };
}

describe('createFrameTurns', () => {
  it('gives every drawing a frame of its own, in the order of asking', () => {
    const { turns, frame } = handFrames();
    const drawn: string[] = [];
    for (const name of ['a', 'b', 'c']) turns.request(() => { drawn.push(name); });
    frame();
    expect(drawn).toEqual(['a']);
    frame();
    frame();
    expect(drawn).toEqual(['a', 'b', 'c']);
  });

  it('skips what was cancelled and asks for no frames when nothing waits', () => {
    const { turns, frame, idle } = handFrames();
    const drawn: string[] = [];
    const handle = turns.request(() => { drawn.push('a'); });
    turns.request(() => { drawn.push('b'); });
    turns.cancel(handle);
    frame();
    frame();
    expect(drawn).toEqual(['b']);
    expect(idle()).toBe(true);
    turns.request(() => { drawn.push('c'); });
    frame();
    expect(drawn).toEqual(['b', 'c']);
  });
});
