import { describe, expect, it } from 'vitest';
import { createRedrawScheduler, type FrameClock } from '@renderer/shared/plots/redrawScheduler';

/** A clock that moves only when told to. */
class HandClock implements FrameClock {
  time = 0;
  frame: (() => void) | null = null;
  timer: { callback: () => void; at: number } | null = null;

  now = () => this.time;
  requestFrame = (callback: () => void) => { this.frame = callback; return 1; };
  cancelFrame = () => { this.frame = null; };
  setTimer = (callback: () => void, milliseconds: number) => { this.timer = { callback, at: this.time + milliseconds }; return 1; };
  clearTimer = () => { this.timer = null; };

  /** Passes time in frames of 16 ms. */
  async pass(milliseconds: number): Promise<void> {
    for (const end = this.time + milliseconds; this.time < end;) {
      this.time += 16;
      if (this.timer && this.timer.at <= this.time) {
        const { callback } = this.timer;
        this.timer = null;
        callback();
      }
      const { frame } = this;
      this.frame = null;
      frame?.();
      await Promise.resolve();
      await Promise.resolve();
    }
  }
}

describe('createRedrawScheduler', () => {
  it('draws the first request on the next frame', async () => {
    const clock = new HandClock();
    let draws = 0;
    createRedrawScheduler(() => { draws += 1; }, 250, clock).request();
    expect(draws).toBe(0);
    await clock.pass(16);
    expect(draws).toBe(1);
  });

  it('draws at most four times a second, however often it is asked, and ends with the last request drawn', async () => {
    const clock = new HandClock();
    let value = 0;
    const drawn: number[] = [];
    const scheduler = createRedrawScheduler(() => { drawn.push(value); }, 250, clock);
    for (let event = 0; event < 100; event++) {
      value = event;
      scheduler.request();
      await clock.pass(16);
    }
    await clock.pass(300);
    expect(drawn.length).toBeLessThanOrEqual(8);
    expect(drawn.length).toBeGreaterThanOrEqual(6);
    expect(drawn[drawn.length - 1]).toBe(99);
  });

  it('never starts a drawing while another is under way', async () => {
    const clock = new HandClock();
    let finish: () => void = () => undefined;
    let draws = 0;
    const scheduler = createRedrawScheduler(() => { draws += 1; return new Promise<void>((resolve) => { finish = resolve; }); }, 0, clock);
    scheduler.request();
    await clock.pass(16);
    scheduler.request();
    await clock.pass(64);
    expect(draws).toBe(1);
    finish();
    await clock.pass(2000);
    expect(draws).toBe(2);
  });

  it('rests longer after a drawing that took long', async () => {
    const clock = new HandClock();
    const begun: number[] = [];
    const scheduler = createRedrawScheduler(() => {
      begun.push(clock.time);
      clock.time += 100;
    }, 250, clock);
    for (let event = 0; event < 200; event++) {
      scheduler.request();
      await clock.pass(16);
    }
    expect(begun.length).toBeGreaterThan(1);
    for (let draw = 1; draw < begun.length; draw++) expect(begun[draw]! - begun[draw - 1]!).toBeGreaterThanOrEqual(1000);
  });

  it('draws nothing once stopped', async () => {
    const clock = new HandClock();
    let draws = 0;
    const scheduler = createRedrawScheduler(() => { draws += 1; }, 250, clock);
    scheduler.request();
    scheduler.stop();
    scheduler.request();
    await clock.pass(600);
    expect(draws).toBe(0);
  });
});
