import { rmSync, statSync } from 'node:fs';
import type { ExportRequest } from '@shared/contract/exports';
import { apngFile } from '../formats/animation/apngFile';
import { gifFile } from '../formats/animation/gifFile';
import { writeZip } from '../formats/zipFile';
import { readReportRun } from '../report/readReportRun';
import { groupRuns, namedGroups, type ReportGroup } from '../report/reportGroup';
import { writeReport } from '../report/writeReport';
import { fileProblem } from '../store/fileProblem';
import { writeFileAtomically } from '../store/writeFileAtomically';
import type { ExportContext } from './exportContext';
import { exportCancelled } from './exportCancelled';
import { latentArrays } from './model/latentArrays';
import { onnxFiles } from './model/onnxFiles';
import { traversalFrames } from './model/traversalFrames';
import { withTrainedModel, type TrainedModel } from './model/trainedModel';
import { weightsFile } from './model/weightsFile';
import { exportRunFolders } from './runFolders';
import { learningCurves } from './tables/learningCurves';
import { runTable } from './tables/runTable';
import { writeTable } from './tables/writeTable';
import { exportTensorBoard } from './tensorBoardFiles';

export interface WrittenExport {
  /** What to call the file. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * Makes the file that a request asks for, at `target`.
 * @throws ProblemError with code `cancelled` after the signal, `no-checkpoint`, `invalid-input`, or what the disk says; then
 * no file stays behind
 */
export async function writeExport(request: ExportRequest, context: ExportContext): Promise<WrittenExport> {
  const { target, signal } = context;
  try {
    signal.throwIfAborted();
    const name = await write(request, context);
    signal.throwIfAborted();
    return { name, bytes: statSync(target).size };
  } catch (error) {
    rmSync(target, { force: true });
    if (signal.aborted) throw exportCancelled();
    throw fileProblem(error, 'The export could not be made', target);
  }
}

/** @returns the name of the file */
async function write(request: ExportRequest, context: ExportContext): Promise<string> {
  const { folderOf, target, onProgress, signal } = context;
  switch (request.what) {
    case 'runFolders':
      await exportRunFolders(request.ids, context);
      return `${subject(request.ids)}.zip`;
    case 'learningCurves': {
      const table = learningCurves(request.ids.map(folderOf), (done) => {
        signal.throwIfAborted();
        onProgress(done / request.ids.length);
      });
      writeTable(target, table, request.format);
      return `${subject(request.ids)}-curves.${request.format}`;
    }
    case 'runTable':
      writeTable(target, runTable(request.ids.map(folderOf)), request.format);
      return `${subject(request.ids)}-table.${request.format}`;
    case 'tensorBoard':
      await exportTensorBoard(request.ids, context);
      return `${subject(request.ids)}-tensorboard.zip`;
    case 'report':
      writeReport(target, reportGroups(request, context), request);
      return `${subject(request.ids)}-report.html`;
    default:
      return withTrainedModel(folderOf(request.id), signal, (model) => writeModel(request, model, context));
  }
}

/** The groups that were asked for, or replicas together. */
function reportGroups({ ids, groups }: Extract<ExportRequest, { what: 'report' }>, { folderOf, onProgress, signal }: ExportContext): ReportGroup[] {
  let read = 0;
  const runOf = (id: string) => {
    signal.throwIfAborted();
    onProgress((read += 1) / ids.length);
    return readReportRun(folderOf(id));
  };
  return groups === null ? groupRuns(ids.map(runOf)) : namedGroups(groups.map(({ label, ids: members }) => ({ label, runs: members.map(runOf) })));
}

type ModelRequest = Extract<ExportRequest, { id: string }>;

async function writeModel(request: ModelRequest, model: TrainedModel, { target, onProgress, signal }: ExportContext): Promise<string> {
  const progress = (fraction: number) => {
    signal.throwIfAborted();
    onProgress(fraction);
  };
  const step = `${model.id}-${String(model.checkpoint.step)}`;
  switch (request.what) {
    case 'weights':
      writeFileAtomically(target, weightsFile(model));
      return `${step}.safetensors`;
    case 'onnx':
      await writeZip(target, onnxFiles(model), { signal });
      return `${step}-onnx.zip`;
    case 'latents':
      await writeZip(target, await latentArrays(model, request.samples, progress), { signal });
      return `${step}-latents.npz`;
    case 'traversal': {
      const animation = await traversalFrames(model, request);
      progress(0.5);
      writeFileAtomically(target, request.format === 'gif' ? gifFile(animation) : apngFile(animation));
      return `${step}-traversals.${request.format === 'gif' ? 'gif' : 'png'}`;
    }
  }
}

/** A run by its id, several by their number. */
function subject(ids: readonly string[]): string {
  return ids.length === 1 ? ids[0]! : `${String(ids.length)}-runs`;
}
