import { describe, expect, it } from 'vitest';
import { createFrameTurns } from '@renderer/shared/plots/frameTurns';

function handFrames() {
  let next: (() => void) | null = null;
  let time = 0;
  const turns = createFrameTurns((callback) => { next = callback; }, () => time);
  const drawn: string[] = [];
  return {
    turns,
    drawn,
    /** Asks for a drawing that takes so many milliseconds. */
    ask: (name: string, milliseconds: number) => turns.request(() => {
      drawn.push(name);
      time += milliseconds;
    }),
    frame: () => {
      const callback = next;
      next = null;
      time += 16;
      callback?.();
    },
    idle: () => next === null,
  };
}

describe('createFrameTurns', () => {
  it('gives every long drawing a frame of its own, in the order of asking', () => {
    const { ask, drawn, frame } = handFrames();
    for (const name of ['a', 'b', 'c']) ask(name, 15);
    frame();
    expect(drawn).toEqual(['a']);
    frame();
    frame();
    expect(drawn).toEqual(['a', 'b', 'c']);
  });

  it('lets quick drawings share a frame until a quarter of it is used', () => {
    const { ask, drawn, frame } = handFrames();
    for (const name of ['a', 'b', 'c', 'd', 'e']) ask(name, 1.5);
    frame();
    expect(drawn).toEqual(['a', 'b', 'c']);
    frame();
    expect(drawn).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('takes in the same frame what a drawing asks for', () => {
    const { turns, drawn, frame } = handFrames();
    turns.request(() => {
      drawn.push('a');
      turns.request(() => { drawn.push('b'); });
    });
    frame();
    expect(drawn).toEqual(['a', 'b']);
  });

  it('skips what was cancelled and asks for no frames when nothing waits', () => {
    const { turns, ask, drawn, frame, idle } = handFrames();
    const handle = ask('a', 1);
    ask('b', 1);
    turns.cancel(handle);
    frame();
    frame();
    expect(drawn).toEqual(['b']);
    expect(idle()).toBe(true);
    ask('c', 1);
    frame();
    expect(drawn).toEqual(['b', 'c']);
  });

  it('goes on after a drawing that fails', () => {
    const { turns, ask, drawn, frame } = handFrames();
    turns.request(() => { throw new Error('no'); });
    ask('b', 1);
    expect(frame).toThrow('no');
    frame();
    expect(drawn).toEqual(['b']);
  });
});
