import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '@shared/problem';
import { evaluationSchema, snapshotSchema, spriteSheetSchema, type Evaluation, type Snapshot, type SpriteSheet } from '@shared/run/evaluation';
import { validate } from '@shared/validate';
import { fileProblem, systemCode } from './fileProblem';
import { makeFolder } from './makeFolder';
import { readJsonFile } from './readJsonFile';
import { stepName } from './stepName';
import { writeFileAtomically } from './writeFileAtomically';

const SNAPSHOT_VERSION = 1;
const DATA_URL_PREFIX = 'data:image/png;base64,';
const filePattern = /^(\d{8})\.json$/;
const sheetLayoutSchema = spriteSheetSchema.omit({ dataUrl: true });

/** `snapshots/<step>.json`; the pictures themselves are PNG files beside it, for people to look at. */
const snapshotFileSchema = z.strictObject({
  version: z.literal(SNAPSHOT_VERSION),
  evaluation: evaluationSchema,
  reconstructions: sheetLayoutSchema,
  traversals: sheetLayoutSchema,
  traversalLatents: snapshotSchema.shape.traversalLatents,
});
const snapshotFormat = { schema: snapshotFileSchema, version: SNAPSHOT_VERSION };

/** The snapshots of one run: `snapshots/` with the numbers and `images/` with the pictures. */
export class SnapshotFiles {
  readonly folder: string;
  readonly #images: string;

  constructor(runFolder: string) {
    this.folder = join(runFolder, 'snapshots');
    this.#images = join(runFolder, 'images');
  }

  /** Pictures first: the JSON file says that a snapshot is complete. */
  write(snapshot: Snapshot): void {
    const { evaluation, reconstructions, traversals, traversalLatents } = validate(snapshotSchema, snapshot, 'The snapshot');
    this.#makeFolders();
    writeFileAtomically(this.#imagePath(evaluation.step, 'reconstructions'), imageBytes(reconstructions));
    writeFileAtomically(this.#imagePath(evaluation.step, 'traversals'), imageBytes(traversals));
    const content: z.input<typeof snapshotFileSchema> = {
      version: SNAPSHOT_VERSION,
      evaluation,
      reconstructions: layoutOf(reconstructions),
      traversals: layoutOf(traversals),
      traversalLatents,
    };
    writeFileAtomically(this.#path(evaluation.step), JSON.stringify(content));
  }

  /** @throws ProblemError with code `snapshot-not-found` when nothing was recorded at this step. */
  read(step: number): Snapshot {
    const path = this.#path(step);
    if (!this.steps().includes(step)) {
      throw new ProblemError({ code: 'snapshot-not-found', what: `The run has no snapshot of step ${String(step)}.`, where: path, remedy: 'Choose one of the steps that the run lists.' });
    }
    const { evaluation, reconstructions, traversals, traversalLatents } = readJsonFile(path, snapshotFormat);
    return {
      evaluation,
      reconstructions: { ...reconstructions, dataUrl: this.#dataUrl(step, 'reconstructions') },
      traversals: { ...traversals, dataUrl: this.#dataUrl(step, 'traversals') },
      traversalLatents,
    };
  }

  readEvaluation(step: number): Evaluation {
    return readJsonFile(this.#path(step), snapshotFormat).evaluation;
  }

  /** Steps of all snapshots, ascending. */
  steps(): number[] {
    try {
      return readdirSync(this.folder).flatMap((name) => filePattern.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw fileProblem(error, 'The snapshots could not be listed', this.folder);
    }
  }

  removeAfter(step: number): void {
    for (const later of this.steps().filter((candidate) => candidate > step)) {
      for (const path of [this.#path(later), this.#imagePath(later, 'reconstructions'), this.#imagePath(later, 'traversals')]) {
        try {
          rmSync(path, { force: true });
        } catch (error) {
          throw fileProblem(error, `${basename(path)} could not be removed`, path);
        }
      }
    }
  }

  #makeFolders(): void {
    for (const folder of [this.folder, this.#images]) {
      try {
        makeFolder(folder);
      } catch (error) {
        throw fileProblem(error, 'A folder of the run could not be made', folder);
      }
    }
  }

  #path(step: number): string {
    return join(this.folder, `${stepName(step)}.json`);
  }

  #imagePath(step: number, kind: 'reconstructions' | 'traversals'): string {
    return join(this.#images, `${stepName(step)}-${kind}.png`);
  }

  #dataUrl(step: number, kind: 'reconstructions' | 'traversals'): string {
    const path = this.#imagePath(step, kind);
    try {
      return DATA_URL_PREFIX + readFileSync(path).toString('base64');
    } catch (error) {
      throw fileProblem(error, 'A picture of the run could not be read', path);
    }
  }
}

function imageBytes(sheet: SpriteSheet): Uint8Array {
  return Buffer.from(sheet.dataUrl.slice(DATA_URL_PREFIX.length), 'base64');
}

function layoutOf({ rows, columns, imageSize }: SpriteSheet): z.input<typeof sheetLayoutSchema> {
  return { rows, columns, imageSize };
}
