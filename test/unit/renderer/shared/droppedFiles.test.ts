import { describe, expect, it } from 'vitest';
import { chosenFiles, droppedFiles } from '@renderer/shared/transfers/droppedFiles';

const file = (name: string) => new File([name], name);

function fileEntry(path: string): FileSystemEntry {
  return { isFile: true, fullPath: path, file: (done: (one: File) => void) => { done(file(path)); } } as unknown as FileSystemEntry;
}

/** A folder whose reader gives its entries two at a time, as browsers give a hundred. */
function folderEntry(entries: readonly FileSystemEntry[]): FileSystemEntry {
  const left = [...entries];
  return { isFile: false, createReader: () => ({ readEntries: (done: (some: FileSystemEntry[]) => void) => { done(left.splice(0, 2)); } }) } as unknown as FileSystemEntry;
}

const items = (all: readonly (FileSystemEntry | File)[]) => all.map((one) => ({ kind: 'file', webkitGetAsEntry: () => (one instanceof File ? null : one), getAsFile: () => (one instanceof File ? one : null) })) as unknown as DataTransferItemList;

describe('dropped files', () => {
  it('are all files of all folders, hidden ones aside, with their places', async () => {
    const run = folderEntry(['config.json', 'status.json', '.hidden', 'metrics.jsonl', 'evaluation.json'].map((name) => fileEntry(`/runs/a/${name}`)));
    const dropped = await droppedFiles(items([folderEntry([run, fileEntry('/runs/.git/config')]), file('baseline.csv')]));
    expect(dropped.map(({ name }) => name)).toEqual(['runs/a/config.json', 'runs/a/status.json', 'runs/a/metrics.jsonl', 'runs/a/evaluation.json', 'baseline.csv']);
  });

  it('that were chosen keep their places in the folder', () => {
    const chosen = [Object.assign(file('a.csv'), { webkitRelativePath: '' }), Object.assign(file('b.csv'), { webkitRelativePath: 'logs/b.csv' }), Object.assign(file('.c'), { webkitRelativePath: 'logs/.c' })];
    expect(chosenFiles(chosen as unknown as FileList).map(({ name }) => name)).toEqual(['a.csv', 'logs/b.csv']);
  });
});
