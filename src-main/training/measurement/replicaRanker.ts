import { ProblemError } from '@shared/problem';
import { rankReplicas, type RankReplicasOptions, type ReplicaRanking } from './rankReplicas';

/** Answers come from this processor: the device that trains may be busy with another run. */
const DEVICE = 'cpu';

/** Ranks replicas when somebody asks for it; whoever asks gives it a ticket, by which it can be cancelled. */
export class ReplicaRanker {
  readonly #options: Pick<RankReplicasOptions, 'exclusively' | 'onReading'>;
  readonly #inProgress = new Map<string, AbortController>();

  constructor(options: Pick<RankReplicasOptions, 'exclusively' | 'onReading'>) {
    this.#options = options;
  }

  /**
   * @param onProgress is told the share that is done.
   * @throws ProblemError with code `cancelled` after `cancel`, and what `rankReplicas` throws.
   */
  async rank(ticket: string, paths: readonly string[], samples: number, onProgress: (fraction: number) => void): Promise<ReplicaRanking> {
    if (this.#inProgress.has(ticket)) throw new ProblemError({ code: 'invalid-input', what: 'A ranking with this ticket is under way already.', where: ticket, remedy: 'Give each ranking a ticket of its own.' });
    const cancellation = new AbortController();
    this.#inProgress.set(ticket, cancellation);
    try {
      return await rankReplicas(paths, { ...this.#options, device: DEVICE, samples, onProgress, signal: cancellation.signal });
    } finally {
      this.#inProgress.delete(ticket);
    }
  }

  /** Ends a ranking, if there is one. */
  cancel(ticket: string): void {
    this.#inProgress.get(ticket)?.abort();
  }
}
