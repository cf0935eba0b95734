import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { ProblemError } from '@shared/problem';
import { metricRecordSchema, type MetricRecord } from '@shared/run/metrics';
import { validate } from '@shared/validate';
import { fileProblem, systemCode } from './fileProblem';
import { writeFileAtomically } from './writeFileAtomically';

const FIRST_WINDOW_BYTES = 1 << 16;
const WINDOW_GROWTH = 8;
const NEWLINE = 0x0a;

/** `metrics.jsonl` of one run. Only lines that end count: what a killed process left of its last line is passed over. */
export class MetricsFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Adds records in one write. What a killed process left of a line is cut off first; a write that fails is taken back.
   * Measures that are not finite become null.
   */
  append(records: readonly MetricRecord[]): void {
    if (records.length === 0) return;
    const text = records.map((record) => {
      const line = JSON.stringify(record);
      validate(metricRecordSchema, JSON.parse(line), 'A metric record');
      return `${line}\n`;
    }).join('');
    this.#access(constants.O_RDWR | constants.O_CREAT, 'The metrics could not be written', (descriptor) => {
      const start = repair(descriptor);
      try {
        const bytes = Buffer.from(text);
        for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written, bytes.length - written, start + written);
      } catch (error) {
        takeBack(descriptor, start);
        throw error;
      }
    });
  }

  /** Records with a sequence above `after`. Reads from the end, so that the newest few of many cost little. */
  read(after: number): MetricRecord[] {
    for (let window = after < 0 ? Infinity : FIRST_WINDOW_BYTES; ; window *= WINDOW_GROWTH) {
      const { lines, fromStart } = this.#lines(window);
      const first = lines[0];
      if (!fromStart && (first === undefined || this.#parse(first).sequence > after)) continue;
      return lines.map((line) => this.#parse(line)).filter((record) => record.sequence > after);
    }
  }

  /** The last record; null while there is none. */
  last(): MetricRecord | null {
    for (let window = FIRST_WINDOW_BYTES; ; window *= WINDOW_GROWTH) {
      const { lines, fromStart } = this.#lines(window);
      const line = lines.at(-1);
      if (line !== undefined) return this.#parse(line);
      if (fromStart) return null;
    }
  }

  /** Keeps the records up to and with `step`, rewriting the file atomically; returns the last one kept. */
  truncate(step: number): MetricRecord | null {
    const { lines, torn } = this.#lines(Infinity);
    let kept = lines.length;
    let last: MetricRecord | null = null;
    for (; kept > 0; kept--) {
      const record = this.#parse(lines[kept - 1]!);
      if (record.step > step) continue;
      last = record;
      break;
    }
    if (kept < lines.length || torn) writeFileAtomically(this.path, lines.slice(0, kept).map((line) => `${line}\n`).join(''));
    return last;
  }

  /** Waits until everything appended is on the disk. */
  sync(): void {
    this.#access('r+', 'The metrics could not be written', fsyncSync, () => undefined);
  }

  /** The lines that end within the last `window` bytes, without the first when it begins before them. */
  #lines(window: number): { lines: string[]; fromStart: boolean; torn: boolean } {
    return this.#access('r', 'The metrics could not be read', (descriptor) => {
      const { size } = fstatSync(descriptor);
      const start = Math.max(0, size - window);
      const lines = readBytes(descriptor, start, size).toString('utf8').split('\n');
      const torn = lines.pop() !== '';
      if (start > 0) lines.shift();
      return { lines, fromStart: start === 0, torn };
    }, () => ({ lines: [], fromStart: true, torn: false }));
  }

  #parse(line: string): MetricRecord {
    try {
      return metricRecordSchema.parse(JSON.parse(line));
    } catch {
      throw new ProblemError({
        code: 'metrics-damaged',
        what: 'A line of metrics.jsonl is damaged.',
        where: `${this.path}: ${line.length > 80 ? `${line.slice(0, 80)}…` : line}`,
        remedy: 'Copy the file again from where the run was made, or take that line out. Nothing in it was changed.',
      });
    }
  }

  #access<Result>(flags: string | number, failure: string, work: (descriptor: number) => Result, missing?: () => Result): Result {
    let descriptor: number | null = null;
    try {
      descriptor = openSync(this.path, flags);
      return work(descriptor);
    } catch (error) {
      if (missing && systemCode(error) === 'ENOENT') return missing();
      throw fileProblem(error, failure, this.path);
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }
}

function readBytes(descriptor: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const read = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

/** Cuts off a last line that does not end. Returns the size of the file after that. */
function repair(descriptor: number): number {
  const { size } = fstatSync(descriptor);
  for (let end = size, window = 1; end > 0; window = FIRST_WINDOW_BYTES) {
    const start = Math.max(0, end - window);
    const newline = readBytes(descriptor, start, end).lastIndexOf(NEWLINE);
    if (newline >= 0) {
      const whole = start + newline + 1;
      if (whole < size) ftruncateSync(descriptor, whole);
      return whole;
    }
    end = start;
  }
  if (size > 0) ftruncateSync(descriptor, 0);
  return 0;
}

/** The first error is the one to report; a half-written line is passed over on reading anyway. */
function takeBack(descriptor: number, size: number): void {
  try {
    ftruncateSync(descriptor, size);
  } catch {
    // Devices such as /dev/full can't be truncated.
  }
}
