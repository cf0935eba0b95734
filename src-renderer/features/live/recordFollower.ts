import type { MetricRecord } from '@shared/run/metrics';

export interface RecordSource {
  /** Stored records with a sequence above `after`, in order. */
  read(after: number): Promise<readonly MetricRecord[]>;
  onChange(): void;
  onProblem(error: unknown): void;
}

/**
 * One run's metric lines without a gap and without a repeat, however late it starts: reads the store, then follows the
 * stream by sequence number. What streams in during a read waits for it. A number that was skipped is read again from the
 * store; a number that comes back with other content means that the run went on from an earlier checkpoint and rewrote its
 * lines, so everything is read anew.
 */
export class RecordFollower {
  readonly #source: RecordSource;
  #records: MetricRecord[] = [];
  #waiting: MetricRecord[] = [];
  #reading = false;
  #generation = 0;

  constructor(source: RecordSource) {
    this.#source = source;
  }

  get records(): readonly MetricRecord[] {
    return this.#records;
  }

  /** Reads everything from the store: at the start, and when the run was taken up again. */
  restart(): Promise<void> {
    return this.#read(-1);
  }

  /** Takes in what the stream brought. */
  add(incoming: readonly MetricRecord[]): void {
    this.#waiting.push(...incoming);
    if (this.#reading) return;
    const outcome = this.#drain();
    if (outcome === 'gap') void this.#read(this.#last());
    else if (outcome === 'rewritten') void this.#read(-1);
  }

  /** Forgets any read that is under way. */
  stop(): void {
    this.#generation += 1;
    this.#reading = true;
  }

  async #read(after: number): Promise<void> {
    const generation = ++this.#generation;
    this.#reading = true;
    try {
      const answer = await this.#source.read(after);
      if (generation !== this.#generation) return;
      this.#records = after < 0 ? [...answer] : [...this.#records, ...answer];
      this.#reading = false;
      this.#settle();
      this.#source.onChange();
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#reading = false;
      this.#source.onProblem(error);
    }
  }

  /** After a read the store is right: what contradicts it is dropped, what lies beyond a gap waits for the next event. */
  #settle(): void {
    const last = this.#last();
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence > last);
    this.#drain();
  }

  #drain(): 'done' | 'gap' | 'rewritten' {
    let grown = false;
    try {
      while (this.#waiting.length > 0) {
        const record = this.#waiting[0]!;
        const next = this.#last() + 1;
        if (record.sequence > next) return 'gap';
        if (record.sequence < next && !this.#knows(record)) return 'rewritten';
        this.#waiting.shift();
        if (record.sequence < next) continue;
        this.#records.push(record);
        grown = true;
      }
      return 'done';
    } finally {
      if (grown) this.#source.onChange();
    }
  }

  #knows(record: MetricRecord): boolean {
    const known = this.#records[record.sequence - (this.#records[0]?.sequence ?? 0)];
    return known?.sequence === record.sequence && known.step === record.step && known.seconds === record.seconds && known.loss === record.loss;
  }

  #last(): number {
    return this.#records[this.#records.length - 1]?.sequence ?? -1;
  }
}
