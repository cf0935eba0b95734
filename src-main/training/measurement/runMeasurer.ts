import { ProblemError } from '@shared/problem';
import type { Evaluation } from '@shared/run/evaluation';
import { RunFolder } from '../../store/runFolder';
import { evaluateRun, type EvaluateRunOptions } from './evaluateRun';

/** Answers come from this processor: the device that trains may be busy with another run. */
const DEVICE = 'cpu';

/**
 * Measures every metric of runs when somebody asks for it, and keeps what came out as the run's evaluation: of the step of
 * its newest checkpoint, whether training ended there or not.
 */
export class RunMeasurer {
  readonly #options: Pick<EvaluateRunOptions, 'measureMetrics' | 'exclusively' | 'onReading'>;
  /** Runs that are being measured, by their path. */
  readonly #inProgress = new Map<string, AbortController>();

  constructor(options: Pick<EvaluateRunOptions, 'measureMetrics' | 'exclusively' | 'onReading'>) {
    this.#options = options;
  }

  /**
   * @param onProgress is told the share that is done.
   * @throws ProblemError with code `cancelled` after `cancel`, `being-measured` where the run is being measured already,
   * `no-checkpoint` where it has not begun to train.
   */
  async measure(path: string, onProgress: (fraction: number) => void): Promise<Evaluation> {
    if (this.#inProgress.has(path)) throw new ProblemError({ code: 'being-measured', what: 'This run is being measured already.', where: path, remedy: 'Wait for it, or cancel it.' });
    const cancellation = new AbortController();
    this.#inProgress.set(path, cancellation);
    const { signal } = cancellation;
    const tell = (fraction: number) => {
      signal.throwIfAborted();
      onProgress(fraction);
    };
    try {
      const evaluation = await evaluateRun(path, { ...this.#options, device: DEVICE, samples: null, metrics: 'all', signal, onProgress: tell });
      RunFolder.open(path).writeFinalEvaluation(evaluation);
      return evaluation;
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new ProblemError({ code: 'cancelled', what: 'The measurement was cancelled.', where: path, remedy: 'Nothing was changed; start it again when you like.' });
    } finally {
      this.#inProgress.delete(path);
    }
  }

  /** Ends the measurement of a run, if there is one; nothing of it is kept. */
  cancel(path: string): void {
    this.#inProgress.get(path)?.abort();
  }
}
