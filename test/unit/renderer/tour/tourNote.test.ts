import { describe, expect, it } from 'vitest';
import { tourNote, type TourSituation } from '@renderer/features/tour/tourNote';
import { tourSteps } from '@renderer/features/tour/tourSteps';
import { runStateSchema, type RunState } from '@shared/run/status';
import { sampleRun } from '../support/sampleRuns';

const ID = '20260301-100000-broadcast-0';
const stepOf = (id: string) => tourSteps.find((step) => step.id === id)!;
const note = (step: string, situation: Partial<TourSituation> = {}) => tourNote({ step: stepOf(step), run: null, disconnected: false, noDevice: false, ...situation });
const ofRun = (state: RunState) => note('geometry', { run: sampleRun(ID, state) })!;

describe('tourNote', () => {
  it('leaves the form to the words', () => {
    expect(note('experiment')).toBeNull();
    expect(note('start')).toBeNull();
  });

  it('says that nothing can train before somebody tries', () => {
    expect(note('start', { noDevice: true })).toMatchObject({ tone: 'warning', way: 'see devices' });
    expect(note('data', { noDevice: true })).toBeNull();
  });

  it('follows the run, and reads out only what is news', () => {
    expect(ofRun('queued').text).toContain('In the queue');
    expect(ofRun('running')).toMatchObject({ text: 'Training: step 420 of 1,000 · R² 0.999', announced: false });
    expect(ofRun('finished')).toMatchObject({ tone: 'success', text: 'Trained in 40 s · R² 0.999', announced: true });
    for (const state of runStateSchema.options.filter((one) => one !== 'running')) expect(ofRun(state).announced, state).toBe(true);
  });

  it('knows a way wherever training did not end well', () => {
    for (const state of ['paused', 'interrupted', 'stopped'] as const) expect(ofRun(state).text, state).toMatch(/^\w+ at step 420 of 1,000\..*resume/);
    for (const state of ['failed', 'diverged'] as const) expect(ofRun(state), state).toMatchObject({ tone: 'warning', text: 'The loss was not a finite number at step 420.', way: 'set up again' });
    expect(note('geometry')).toMatchObject({ text: 'The run of the tour is gone.', way: 'set up again' });
  });

  it('says first that the line is lost', () => {
    expect(note('geometry', { run: sampleRun(ID, 'running'), disconnected: true })!.text).toContain('connection was lost');
  });
});
