import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { downsample, type Curve } from '@shared/plots/downsample';
import { systemCode } from './fileProblem';

/** Read between two chances for others to work: a millisecond or two. */
const CHUNK_BYTES = 1 << 18;
/** Points that stay in memory, over all curves: 16 bytes each. */
const POINTS_KEPT = 4_000_000;
const LINE_START = '{"sequence":';

interface KnownCurve {
  /** Of the file: another number means that it was written anew. */
  readonly file: number;
  /** Bytes of it that have been read. */
  offset: number;
  readonly x: number[];
  readonly y: (number | null)[];
  /** As it was last asked for: all points up to a length, thinned out to a limit. */
  thinned: { readonly length: number; readonly limit: number; readonly curve: Curve } | null;
}

/**
 * Curves of single measures out of `metrics.jsonl` of many runs. Lines are searched instead of parsed, which is several times
 * quicker, and what was read stays in memory: of a file that grew only the new lines are read.
 */
export class CurveReader {
  /** Least recently used first. */
  readonly #curves = new Map<string, KnownCurve>();
  #points = 0;

  /**
   * Reads in steps of a few milliseconds; run the generator to its end for the curve.
   * @param path of the run's folder.
   * @param measure a field of the lines, or one of their extras.
   * @param limit greatest number of points; the extremes of what is thinned out stay.
   * @returns null where the run has no value of this measure, or its file can't be read.
   */
  *read(path: string, measure: string, limit: number): Generator<void, Curve | null, undefined> {
    const key = `${measure} ${path}`;
    const file = join(path, 'metrics.jsonl');
    try {
      const known = this.#curves.get(key);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat) return this.#forget(key);
      const curve = known?.file === stat.ino && known.offset === stat.size ? this.#use(key, known) : yield* this.#readOn(key, file, measure);
      this.#forgetOldest(key);
      return thinned(curve, limit);
    } catch (error) {
      if (systemCode(error) === '') throw error;
      return this.#forget(key);
    }
  }

  *#readOn(key: string, file: string, measure: string): Generator<void, KnownCurve, undefined> {
    const descriptor = openSync(file, 'r');
    try {
      const curve = this.#start(key, descriptor);
      for (;;) {
        const before = curve.x.length;
        const more = readChunk(descriptor, curve, measure);
        this.#points += curve.x.length - before;
        if (!more) return curve;
        yield;
      }
    } finally {
      closeSync(descriptor);
    }
  }

  /** What is known of a curve, unless its file was written anew since. */
  #start(key: string, descriptor: number): KnownCurve {
    const { ino, size } = fstatSync(descriptor);
    const known = this.#curves.get(key);
    if (known?.file === ino && known.offset <= size) return this.#use(key, known);
    this.#forget(key);
    return this.#use(key, { file: ino, offset: 0, x: [], y: [], thinned: null });
  }

  #use(key: string, curve: KnownCurve): KnownCurve {
    this.#curves.delete(key);
    this.#curves.set(key, curve);
    return curve;
  }

  #forget(key: string): null {
    this.#points -= this.#curves.get(key)?.x.length ?? 0;
    this.#curves.delete(key);
    return null;
  }

  #forgetOldest(newest: string): void {
    for (const key of this.#curves.keys()) {
      if (this.#points <= POINTS_KEPT || key === newest) return;
      this.#forget(key);
    }
  }
}

function thinned(curve: KnownCurve, limit: number): Curve | null {
  const { length } = curve.x;
  if (length === 0) return null;
  if (curve.thinned?.length !== length || curve.thinned.limit !== limit) {
    const { x, y } = downsample(curve, limit, 'linear');
    // A copy: the curve itself goes on growing.
    curve.thinned = { length, limit, curve: { x: [...x], y: [...y] } };
  }
  return curve.thinned.curve;
}

/** Adds the points of the next chunk's whole lines; tells whether there may be more. */
function readChunk(descriptor: number, curve: KnownCurve, measure: string): boolean {
  let size = CHUNK_BYTES;
  for (;;) {
    const bytes = Buffer.allocUnsafe(size);
    const read = readSync(descriptor, bytes, 0, size, curve.offset);
    const text = bytes.toString('latin1', 0, read);
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0 && read === size) {
      size *= 2;
      continue;
    }
    addPoints(text.slice(0, end), curve, measure);
    curve.offset += end;
    return read === size;
  }
}

function addPoints(text: string, { x, y }: KnownCurve, measure: string): void {
  const steps = new FieldFinder(text, 'step');
  const values = new FieldFinder(text, measure);
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const known = text.startsWith(LINE_START, start) ? { step: steps.within(start, end), value: values.within(start, end) } : foreign(text.slice(start, end), measure);
    if (known !== null && typeof known.step === 'number' && known.value !== undefined) {
      x.push(known.step);
      y.push(known.value);
    }
    start = end + 1;
  }
}

/** The same two numbers of a line that another program wrote, with spaces or fields in another order; null where it is damaged. */
function foreign(line: string, measure: string): { step: number | null | undefined; value: number | null | undefined } | null {
  try {
    const text = JSON.stringify(JSON.parse(line));
    return { step: new FieldFinder(text, 'step').within(0, text.length), value: new FieldFinder(text, measure).within(0, text.length) };
  } catch {
    return null;
  }
}

/** Finds the number of one field in line after line. What it has found stays found, so that a field that is rare or missing costs nothing. */
class FieldFinder {
  readonly #text: string;
  readonly #key: string;
  #found: number;

  constructor(text: string, name: string) {
    this.#text = text;
    this.#key = `"${name}":`;
    this.#found = text.indexOf(this.#key);
  }

  /** Undefined where the line has no such field, or no number in it. */
  within(start: number, end: number): number | null | undefined {
    if (this.#found >= 0 && this.#found < start) this.#found = this.#text.indexOf(this.#key, start);
    if (this.#found < 0 || this.#found >= end) return undefined;
    const first = this.#found + this.#key.length;
    let last = first;
    while (last < end && !',}'.includes(this.#text[last]!)) last += 1;
    const digits = this.#text.slice(first, last);
    if (digits === 'null') return null;
    const value = Number(digits);
    return digits === '' || Number.isNaN(value) ? undefined : value;
  }
}
