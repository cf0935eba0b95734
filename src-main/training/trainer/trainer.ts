import { setImmediate as turn } from 'node:timers/promises';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError, toProblem, type Problem } from '@shared/problem';
import type { RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';
import type { EngineSession, TrainingState } from '../../engine/engine';
import type { GeneratorState } from '../../random/generator';
import type { RunFolder } from '../../store/runFolder';
import type { BatchSource } from '../batches/batchSource';
import { batchSpecification, bytesPerStep } from '../batches/batchSpecification';
import { snapshotSteps } from '../evaluation/snapshotSteps';
import type { Evaluator } from '../evaluation/takeSnapshot';
import { ChunkPlanner } from './chunkPlanner';
import { Patience } from './patience';
import type { RunRecorder } from './runRecorder';
import type { TrainingControl } from './trainingControl';

const CHECKPOINT_MILLISECONDS = 60_000;
const PAUSED_HEARTBEAT_MILLISECONDS = 10_000;
/** Chunks that are rendered, or being rendered, while one is trained on. */
const CHUNKS_AHEAD = 2;

export interface TrainerOptions {
  readonly experiment: Experiment;
  readonly folder: RunFolder;
  /** With the weights to start from. */
  readonly session: EngineSession;
  readonly evaluator: Pick<Evaluator, 'snapshot' | 'evaluate'>;
  readonly recorder: RunRecorder;
  readonly control: TrainingControl;
  readonly batches: BatchSource;
  /** The state that `batches` starts from. */
  readonly generator: GeneratorState;
  /** Step of the newest checkpoint in the folder; null when there is none. */
  readonly checkpointStep: number | null;
  /** Checkpoints at multiples of this too, besides the one a minute. */
  readonly checkpointEverySteps: number | null;
  /** Ends the run before its last step where snapshots stop getting better. */
  readonly earlyStop: EarlyStop | null;
  /** Runs engine work while nobody else of this thread uses the engine. */
  readonly exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
}

type Ending = 'finished' | 'stopped' | 'stoppedByRule' | 'interrupted';

/** Leaves an evaluation that a pause or stop should not wait for; it is taken again when training goes on. */
class EvaluationAbandoned extends Error {}

/** Trains one run from where it stands to its end, or until it is told to pause or stop. */
export class Trainer {
  readonly #options: TrainerOptions;
  readonly #planner: ChunkPlanner;
  readonly #snapshotsDue: Set<number>;
  readonly #patience: Patience | null;
  #step: number;
  #generator: GeneratorState;
  #finished = false;
  #checkpointStep: number | null;
  #checkpointedAt: number;
  #inFlight = 0;

  constructor(options: TrainerOptions) {
    const { experiment, folder, recorder, earlyStop } = options;
    const totalSteps = experiment.training.steps;
    const stops = snapshotSteps(totalSteps, experiment.evaluation.snapshots);
    this.#options = options;
    this.#step = recorder.status.step;
    this.#generator = options.generator;
    this.#checkpointStep = options.checkpointStep;
    this.#checkpointedAt = options.now();
    this.#snapshotsDue = new Set(stops.filter((step) => step >= this.#step && !folder.hasSnapshot(step)));
    this.#patience = earlyStop && new Patience(earlyStop, folder.readSnapshotEvaluations());
    this.#planner = new ChunkPlanner({ step: this.#step, totalSteps, stops, every: options.checkpointEverySteps, bytesPerStep: bytesPerStep(batchSpecification(experiment)) });
  }

  /** Returns the run's last status; every failure is in it. */
  async run(): Promise<RunStatus> {
    const { recorder, batches, control } = this.#options;
    try {
      recorder.enter('running');
      const ending = await this.#untilEnd();
      return ending === 'stoppedByRule' ? recorder.end('stopped', null, this.#options.earlyStop) : recorder.end(ending, null);
    } catch (error) {
      const problem = toProblem(error);
      // The evaluation says `not-finite` where weights are finite but what they compute is not.
      return recorder.end(['diverged', 'not-finite'].includes(problem.code) ? 'diverged' : 'failed', problem);
    } finally {
      batches.close();
      control.acknowledge();
    }
  }

  async #untilEnd(): Promise<Ending> {
    const { control, exclusively } = this.#options;
    // From the first step on there is a checkpoint to look at and to fall back to.
    await this.#checkpoint();
    for (;;) {
      // Lets the messages in that change the wish.
      await turn();
      if (control.wish === 'stop' || control.wish === 'interrupt') {
        await this.#checkpoint();
        return control.wish === 'stop' ? 'stopped' : 'interrupted';
      }
      if (control.wish === 'pause') await this.#pause();
      else if (this.#snapshotsDue.has(this.#step)) await exclusively(() => this.#snapshot());
      else if (!this.#isOver) await exclusively(() => this.#advance());
      else if (!this.#finished) await exclusively(() => this.#evaluate());
      else return this.#end();
      // Whoever asked for a pause and took it back before it came is answered here.
      if (control.wish === 'train') control.acknowledge();
    }
  }

  get #isOver(): boolean {
    return this.#step === this.#options.experiment.training.steps || this.#patience?.isOver === true;
  }

  /** Nothing is left to do: after the last step, or where patience ended before it. */
  async #end(): Promise<Ending> {
    if (this.#step === this.#options.experiment.training.steps) return 'finished';
    await this.#checkpoint();
    return 'stoppedByRule';
  }

  async #advance(): Promise<void> {
    const { session, batches, recorder, now, experiment, checkpointEverySteps } = this.#options;
    const started = now();
    this.#requestAhead();
    const chunk = await batches.receive();
    this.#inFlight -= 1;
    this.#requestAhead();
    const measures = await session.train(chunk);
    const firstBad = measures.findIndex(({ loss, extras }) => ![loss, ...Object.values(extras)].every(Number.isFinite));
    const milliseconds = now() - started;
    this.#planner.observe(chunk.steps, milliseconds);
    this.#step += firstBad < 0 ? chunk.steps : firstBad + 1;
    this.#generator = chunk.generator;
    batches.recycle(chunk);
    recorder.trained(firstBad < 0 ? measures : measures.slice(0, firstBad + 1), this.#step, milliseconds, this.#planner.millisecondsPerStep);
    if (firstBad >= 0) {
      recorder.flush();
      throw new ProblemError(divergedAt(this.#step, this.#checkpointStep));
    }
    const due = now() - this.#checkpointedAt >= CHECKPOINT_MILLISECONDS || this.#step === experiment.training.steps;
    if (due || (checkpointEverySteps !== null && this.#step % checkpointEverySteps === 0)) await this.#checkpoint();
  }

  /** Keeps the renderer busy: as many chunks as should wait while one is trained on. */
  #requestAhead(): void {
    while (this.#inFlight < CHUNKS_AHEAD) {
      const steps = this.#planner.next();
      if (steps === 0) return;
      this.#options.batches.request(steps);
      this.#inFlight += 1;
    }
  }

  /** Writes a checkpoint unless the newest one is of this step. Weights that are not finite never reach the disk. */
  async #checkpoint(): Promise<void> {
    const { recorder, now } = this.#options;
    this.#checkpointedAt = now();
    if (this.#checkpointStep === this.#step) return;
    recorder.checkpoint(await this.#finiteState(), this.#generator);
    this.#checkpointStep = this.#step;
  }

  async #finiteState(): Promise<TrainingState> {
    const state = await this.#options.session.state();
    const finite = [state.weights, state.firstMoment, state.secondMoment].every((values) => values.every((value) => Number.isFinite(value)));
    if (!finite) throw new ProblemError(divergedAt(this.#step, this.#checkpointStep));
    return state;
  }

  async #snapshot(): Promise<void> {
    const { session, evaluator, recorder } = this.#options;
    recorder.flush();
    // Measures of such weights would be nonsense, or an error about something else.
    await this.#finiteState();
    await this.#unlessUnwanted(async (onProgress) => {
      const snapshot = await evaluator.snapshot(session, this.#step, onProgress);
      recorder.snapshot(snapshot);
      this.#patience?.notice(snapshot.evaluation);
      this.#snapshotsDue.delete(this.#step);
    });
  }

  /** The evaluation that stays: it measures the NLL on more images than snapshots do. */
  async #evaluate(): Promise<void> {
    const { session, evaluator, recorder } = this.#options;
    await this.#unlessUnwanted(async (onProgress) => {
      recorder.finalEvaluation(await evaluator.evaluate(session, this.#step, onProgress));
      this.#finished = true;
    });
  }

  /** Evaluates, and leaves off when a pause or stop is wanted meanwhile. */
  async #unlessUnwanted(evaluate: (onProgress: () => void) => Promise<void>): Promise<void> {
    const { recorder, control } = this.#options;
    try {
      await evaluate(() => {
        recorder.heartbeat();
        if (control.wish !== 'train') throw new EvaluationAbandoned();
      });
    } catch (error) {
      if (!(error instanceof EvaluationAbandoned)) throw error;
    }
  }

  /** Keeps the session, hence all that is on the device, until the wish changes. */
  async #pause(): Promise<void> {
    const { recorder, control } = this.#options;
    await this.#checkpoint();
    recorder.enter('paused');
    control.acknowledge();
    while (control.wish === 'pause') {
      await control.change(PAUSED_HEARTBEAT_MILLISECONDS);
      recorder.heartbeat();
    }
    if (control.wish === 'train') {
      recorder.enter('running');
      control.acknowledge();
    }
  }
}

function divergedAt(step: number, checkpointStep: number | null): Problem {
  return {
    code: 'diverged',
    what: `The loss stopped being a finite number at step ${String(step)}.`,
    where: checkpointStep === null ? '' : `the checkpoint of step ${String(checkpointStep)} is kept`,
    remedy: 'Try a lower learning rate, or another seed.',
  };
}
