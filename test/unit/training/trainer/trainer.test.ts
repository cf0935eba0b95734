import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Generator } from '../../../../src-main/random/generator';
import { RunFolder } from '../../../../src-main/store/runFolder';
import { batchSpecification } from '../../../../src-main/training/batches/batchSpecification';
import type { RunEvent } from '../../../../src-main/training/trainer/runEvent';
import { RunRecorder } from '../../../../src-main/training/trainer/runRecorder';
import { Trainer, type TrainerOptions } from '../../../../src-main/training/trainer/trainer';
import { TrainingControl } from '../../../../src-main/training/trainer/trainingControl';
import { ProblemError } from '../../../../src-shared/problem';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { tinyExperiment } from '../../../support/tinyExperiment';
import { evaluationAt, HashingSession, InlineBatches, snapshotAt, zeroState } from './fakes';

const evaluator: TrainerOptions['evaluator'] = {
  snapshot: (_session, step) => Promise.resolve(snapshotAt(step)),
  evaluate: (_session, step) => Promise.resolve(evaluationAt(step, 7)),
};

/** A trainer on a real run folder, with an engine that hashes and a clock that moves 10 ms at each look. */
function setUp(folder: RunFolder, changes: Partial<TrainerOptions> = {}) {
  const experiment = folder.readExperiment();
  const checkpoint = folder.readNewestCheckpoint();
  const generator = checkpoint?.generator ?? Generator.fromSeed(0, 'training').state();
  const session = new HashingSession(checkpoint?.state ?? zeroState);
  const batches = new InlineBatches(batchSpecification(experiment), generator);
  const events: RunEvent[] = [];
  let time = 0;
  const now = () => (time += 10);
  const recorder = new RunRecorder({ folder, status: folder.readStatus(), report: (event) => events.push(event), now });
  const last = folder.truncateMetrics(checkpoint?.step ?? 0);
  recorder.continueFrom(checkpoint?.step ?? 0, checkpoint?.trainedSeconds ?? 0, last === null ? 0 : last.sequence + 1);
  const control = new TrainingControl();
  const trainer = new Trainer({
    experiment, folder, session, evaluator, recorder, control, batches, generator, now,
    checkpointStep: checkpoint?.step ?? null, checkpointEverySteps: null, earlyStop: null, exclusively: (work) => work(), ...changes,
  });
  return { trainer, session, batches, control, events };
}

function newRun(steps = 20, snapshots = 3): RunFolder {
  return RunFolder.create(temporaryFolder(), tinyExperiment({ steps, snapshots }), 'cpu', { tags: [], notes: '' });
}

function weightsOf(folder: RunFolder): number[] {
  return [...folder.readNewestCheckpoint()!.state.weights];
}

describe('a run that nobody disturbs', () => {
  test('finishes with metrics, snapshots, a last checkpoint and a final evaluation on all samples', async () => {
    const folder = newRun();
    const { trainer, batches, events } = setUp(folder);
    const status = await trainer.run();
    expect(status).toMatchObject({ state: 'finished', step: 20, process: null, problem: null });
    expect(folder.readStatus()).toEqual(status);
    const metrics = folder.readMetrics();
    expect(metrics.map(({ sequence }) => sequence)).toEqual(metrics.map((_, index) => index));
    expect(metrics.at(-1)?.step).toBe(20);
    expect(folder.readEvaluations().map(({ step, nll }) => [step, nll])).toEqual([[0, 1], [4, 1], [20, 7]]);
    expect(folder.readSnapshot(20).evaluation.nll).toBe(1);
    expect(folder.readNewestCheckpoint()).toMatchObject({ step: 20, sequence: metrics.length });
    expect(batches.closed).toBe(true);
    expect(events.filter(({ kind }) => kind === 'evaluated')).toHaveLength(4);
    expect(events.flatMap((event) => (event.kind === 'metrics' ? event.records : []))).toEqual(metrics);
  });
});

describe('a run that is stopped', () => {
  test('keeps a checkpoint of the very step, and resumed it comes to the weights of an undisturbed one', async () => {
    const whole = newRun(60);
    await setUp(whole).trainer.run();
    const folder = newRun(60);
    const first = setUp(folder);
    first.session.onStep = (step) => {
      if (step === 23) void first.control.ask('stop');
      return undefined;
    };
    const stopped = await first.trainer.run();
    expect(stopped.state).toBe('stopped');
    expect(stopped.step).toBeGreaterThanOrEqual(23);
    expect(stopped.step).toBeLessThan(60);
    expect(folder.readNewestCheckpoint()?.step).toBe(stopped.step);
    const status = await setUp(folder).trainer.run();
    expect(status).toMatchObject({ state: 'finished', step: 60 });
    expect(weightsOf(folder)).toEqual(weightsOf(whole));
    const metrics = folder.readMetrics();
    expect(metrics.map(({ sequence }) => sequence)).toEqual(metrics.map((_, index) => index));
    expect(folder.readEvaluations().map(({ step }) => step)).toEqual([0, 7, 60]);
  });

  test('leaves an evaluation that is under way, and takes it when it is resumed', async () => {
    const folder = newRun();
    const control = new TrainingControl();
    const abandoned = setUp(folder, {
      control,
      evaluator: { ...evaluator, snapshot: (_session, step, onProgress) => {
        if (step === 4) void control.ask('interrupt');
        onProgress?.(0.5);
        return Promise.resolve(snapshotAt(step));
      } },
    });
    expect((await abandoned.trainer.run()).state).toBe('interrupted');
    expect(folder.readEvaluations().map(({ step }) => step)).toEqual([0]);
    expect((await setUp(folder).trainer.run()).state).toBe('finished');
    expect(folder.readEvaluations().map(({ step }) => step)).toEqual([0, 4, 20]);
  });
});

describe('a run that a rule ends', () => {
  const rule = { measure: 'elbo', patience: 2, leastImprovement: 0.5 } as const;
  /** NLL 100 at step 0, falling by one at each snapshot until step 10, level from then on. */
  const levelling: TrainerOptions['evaluator'] = { ...evaluator, snapshot: (_session, step) => Promise.resolve({ ...snapshotAt(step), evaluation: evaluationAt(step, 100 - Math.min(step, 10)) }) };

  test('stops after the snapshot at which patience ends, with a checkpoint and the evaluation that stays', async () => {
    const folder = newRun(60, 12);
    const status = await setUp(folder, { earlyStop: rule, evaluator: levelling }).trainer.run();
    const steps = folder.readSnapshotEvaluations().map(({ step }) => step);
    expect(steps.filter((step) => step >= 10).length).toBe(3);
    expect(status).toMatchObject({ state: 'stopped', step: steps.at(-1), stoppedByRule: rule, problem: null, process: null });
    expect(folder.readStatus()).toEqual(status);
    expect(folder.readNewestCheckpoint()?.step).toBe(status.step);
    expect(folder.readLastEvaluation()).toMatchObject({ step: status.step, nll: 7 });
  });

  test('ends at the same step when it was stopped before and resumed', async () => {
    const whole = newRun(60, 12);
    const { step } = await setUp(whole, { earlyStop: rule, evaluator: levelling }).trainer.run();
    const folder = newRun(60, 12);
    const first = setUp(folder, { earlyStop: rule, evaluator: levelling });
    first.session.onStep = (current) => {
      if (current === 12) void first.control.ask('stop');
      return undefined;
    };
    const stopped = await first.trainer.run();
    expect(stopped).toMatchObject({ state: 'stopped', stoppedByRule: null });
    expect(stopped.step).toBeLessThan(step);
    expect(await setUp(folder, { earlyStop: rule, evaluator: levelling }).trainer.run()).toMatchObject({ state: 'stopped', step, stoppedByRule: rule });
    expect(weightsOf(folder)).toEqual(weightsOf(whole));
  });

  test('goes on to the last step when it is resumed without the rule', async () => {
    const folder = newRun(60, 12);
    await setUp(folder, { earlyStop: rule, evaluator: levelling }).trainer.run();
    expect(await setUp(folder).trainer.run()).toMatchObject({ state: 'finished', step: 60, stoppedByRule: null });
    const undisturbed = newRun(60, 12);
    await setUp(undisturbed).trainer.run();
    expect(weightsOf(folder)).toEqual(weightsOf(undisturbed));
  });

  test('is finished where the rule agrees with the last step', async () => {
    const folder = newRun(11, 2);
    const status = await setUp(folder, { earlyStop: { ...rule, patience: 1, leastImprovement: 1000 }, evaluator: levelling }).trainer.run();
    expect(status).toMatchObject({ state: 'finished', step: 11, stoppedByRule: null });
  });
});

describe('a run that is paused', () => {
  test('says so, keeps what is loaded, and goes on when asked', async () => {
    const folder = newRun();
    const { trainer, session, control, events } = setUp(folder);
    session.onStep = (step) => {
      if (step === 7) void control.ask('pause').then(() => {
        expect(folder.readStatus()).toMatchObject({ state: 'paused', step: folder.readNewestCheckpoint()?.step });
        return control.ask('train');
      });
      return undefined;
    };
    expect((await trainer.run()).state).toBe('finished');
    const states = events.flatMap((event) => (event.kind === 'status' ? [event.status.state] : []));
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['running', 'paused', 'running', 'finished']);
    expect(session.disposed).toBe(false);
  });

  test('can be stopped', async () => {
    const { trainer, session, control } = setUp(newRun());
    session.onStep = (step) => {
      if (step === 7) void control.ask('pause').then(() => control.ask('stop'));
      return undefined;
    };
    expect((await trainer.run()).state).toBe('stopped');
  });
});

describe('a run whose numbers are no longer finite', () => {
  test('diverges: it names the step and keeps the last good checkpoint', async () => {
    const folder = newRun();
    const { trainer, session } = setUp(folder, { checkpointEverySteps: 5 });
    session.onStep = (step) => (step === 13 ? NaN : undefined);
    const status = await trainer.run();
    expect(status).toMatchObject({ state: 'diverged', step: 13, problem: { code: 'diverged' } });
    expect(status.problem?.what).toContain('step 13');
    expect(folder.readNewestCheckpoint()?.step).toBe(10);
    expect(folder.readMetrics().at(-1)).toMatchObject({ step: 13, loss: null });
  });

  test('diverges as well where only what the objective measures besides is not finite', async () => {
    const { trainer, session } = setUp(newRun());
    session.onStep = (step) => {
      session.extras = { discriminatorLoss: step < 13 ? 0.7 : NaN };
      return undefined;
    };
    expect(await trainer.run()).toMatchObject({ state: 'diverged', step: 13 });
  });

  test('never writes weights that are not finite into a checkpoint', async () => {
    const folder = newRun();
    const { trainer, session } = setUp(folder, { checkpointEverySteps: 5 });
    const state = session.state.bind(session);
    session.state = async () => {
      const current = await state();
      if (current.step >= 10) current.weights[1] = Infinity;
      return current;
    };
    expect(await trainer.run()).toMatchObject({ state: 'diverged', step: 10 });
    expect(folder.readNewestCheckpoint()?.step).toBe(5);
  });
});

describe('a run that fails', () => {
  test('says why in its status', async () => {
    const folder = newRun();
    const { trainer, session, batches } = setUp(folder);
    const problem = { code: 'disk-full', what: 'The disk is full.', where: '/somewhere', remedy: 'Free some space.' };
    session.onStep = (step) => {
      if (step === 9) throw new ProblemError(problem);
      return undefined;
    };
    expect(await trainer.run()).toMatchObject({ state: 'failed', problem });
    expect(folder.readStatus()).toMatchObject({ state: 'failed', problem, process: null });
    expect(batches.closed).toBe(true);
  });

  test('ends properly even when its folder can no longer be written', async () => {
    const folder = newRun();
    const { trainer, session, events } = setUp(folder);
    session.onStep = (step) => {
      if (step === 9) rmSync(folder.path, { recursive: true });
      return undefined;
    };
    const status = await trainer.run();
    expect(status).toMatchObject({ state: 'failed', process: null, problem: { code: 'file-not-found' } });
    expect(events.at(-1)).toEqual({ kind: 'status', status });
  });
});
