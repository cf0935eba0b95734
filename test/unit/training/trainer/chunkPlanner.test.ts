import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChunkPlanner, type ChunkPlannerOptions } from '../../../../src-main/training/trainer/chunkPlanner';

const MEBIBYTE = 1024 * 1024;

function planner(options: Partial<ChunkPlannerOptions> = {}): ChunkPlanner {
  return new ChunkPlanner({ step: 0, totalSteps: 1000, stops: [], every: null, bytesPerStep: 1024, ...options });
}

describe('a planner', () => {
  test('makes every call end at stops, at multiples and at the last step, and plans each step once', () => {
    const stops = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }).map((steps) => steps.sort((left, right) => left - right));
    fc.assert(fc.property(stops, fc.option(fc.integer({ min: 1, max: 50 })), fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.01, max: 400, noNaN: true }), (stopSteps, every, totalSteps, milliseconds) => {
      const plan = planner({ totalSteps, stops: stopSteps, every });
      const ends: number[] = [];
      let step = 0;
      for (let steps = plan.next(); steps > 0; steps = plan.next()) {
        step += steps;
        ends.push(step);
        plan.observe(steps, steps * milliseconds);
      }
      const required = [...stopSteps.filter((stop) => stop > 0 && stop <= totalSteps), totalSteps];
      if (every !== null) for (let multiple = every; multiple <= totalSteps; multiple += every) required.push(multiple);
      expect(ends).toEqual(expect.arrayContaining(required));
      expect(step).toBe(totalSteps);
    }));
  });

  test('comes to calls of a quarter of a second', () => {
    const plan = planner({ totalSteps: 1_000_000 });
    let steps = 0;
    for (let call = 0; call < 12; call++) {
      steps = plan.next();
      plan.observe(steps, steps * 5);
    }
    expect(steps).toBe(44);
  });

  test('never asks for less than one step, however slow a step is', () => {
    const plan = planner();
    for (let call = 0; call < 5; call++) {
      const steps = plan.next();
      expect(steps).toBe(1);
      plan.observe(steps, 60_000);
    }
  });

  test('keeps all chunks in flight below 64 MiB', () => {
    const plan = planner({ bytesPerStep: MEBIBYTE, totalSteps: 1_000_000 });
    let steps = 0;
    for (let call = 0; call < 20; call++) {
      steps = plan.next();
      plan.observe(steps, steps * 0.01);
    }
    expect(steps).toBe(21);
  });

  test('takes no notice of the first call, which warms the engine up', () => {
    const plan = planner();
    plan.observe(plan.next(), 9000);
    expect(plan.millisecondsPerStep).toBeNull();
    plan.observe(plan.next(), 10);
    expect(plan.millisecondsPerStep).toBe(10);
  });

  test('continues where a checkpoint left off', () => {
    const plan = planner({ step: 95, totalSteps: 100, stops: [0, 97, 100] });
    for (let call = 0; call < 2; call++) plan.observe(1, 1);
    expect([plan.next(), plan.next(), plan.next()]).toEqual([2, 3, 0]);
  });
});
