import { describe, expect, it } from 'vitest';
import type { CollectedFile } from '../../../../../src-main/datasets/files/collections/fileCollection';
import { readLabelsFile } from '../../../../../src-main/datasets/files/readings/labelsFile';
import { parseCsv } from '../../../../../src-main/datasets/files/readings/parseCsv';
import { problemOfPromise } from '../support/problemOfPromise';

describe('parseCsv', () => {
  it('reads plain and quoted fields, and every end of line', () => {
    expect(parseCsv('a,b\n1,2\n')).toEqual([['a', 'b'], ['1', '2']]);
    expect(parseCsv('\ufeffa,b\r\n"1,5","say ""hi"""\r\n')).toEqual([['a', 'b'], ['1,5', 'say "hi"']]);
    expect(parseCsv('a\n\n\nb')).toEqual([['a'], ['b']]);
    expect(parseCsv('a,\n,b')).toEqual([['a', ''], ['', 'b']]);
    expect(parseCsv('"two\nlines",x')).toEqual([['two\nlines', 'x']]);
    expect(parseCsv('a,')).toEqual([['a', '']]);
    expect(parseCsv('')).toEqual([]);
  });

  it('ends with any text', () => {
    for (const text of ['"', '"a', 'a"b,c', '"a"b\nc,d', ',,,', '\r\r\n', '"\n,"']) expect(parseCsv(text).flat().join('').length).toBeLessThanOrEqual(text.length);
  });
});

function textFile(text: string): CollectedFile {
  const content = Buffer.from(text);
  return { name: 'labels.csv', bytes: content.length, read: () => Promise.resolve(content) };
}

const pictures = ['a.png', 'sub/b.png', 'c.png'].map((name): CollectedFile => ({ name, bytes: 1, read: () => Promise.resolve(Buffer.alloc(1)) }));
const read = (text: string) => readLabelsFile(textFile(text), pictures, 'folder');

describe('readLabelsFile', () => {
  it('brings rows into the order of the pictures, numbers as they are and words as classes', async () => {
    const columns = await read('kind, File ,size\ndog10,c.png,0.5\ndog9,./a.png,-1\ncat,sub\\b.png,1e2\n');
    expect(columns.map(({ name }) => name)).toEqual(['kind', 'size']);
    expect([...columns[0]!.values]).toEqual([1, 0, 2]);
    expect(columns[0]!.discrete).toBe(true);
    expect([...columns[1]!.values]).toEqual([-1, 100, 0.5]);
  });

  async function refusal(text: string): Promise<string> {
    const problem = await problemOfPromise(read(text));
    expect(problem.where).toBe('folder: labels.csv');
    return problem.what;
  }

  it('refuses rows and pictures that do not belong together', async () => {
    expect(await refusal('file,x\na.png,1\nc.png,2\n')).toContain('2 rows for 3 pictures; sub/b.png has none');
    expect(await refusal('file,x\na.png,1\nd.png,2\n')).toContain('line 3 a picture is named that is not in the folder: d.png');
    expect(await refusal('file,x\n../a.png,1\n')).toContain('not in the folder: ../a.png');
    expect(await refusal('file,x\na.png,1\na.png,2\n')).toContain('two rows for a.png');
  });

  it('refuses headers and lines that are not right', async () => {
    expect(await refusal('')).toContain('no column "file"');
    expect(await refusal('name,x\na.png,1\n')).toContain('no column "file"');
    expect(await refusal('file,x,x\n')).toContain('Two columns are named x');
    expect(await refusal('file,,x\n')).toContain('A column has no name');
    expect(await refusal('file,x\na.png,1,2\n')).toContain('line 2 there are 3 values for 2 columns');
    expect(await refusal(`file,${Array.from({ length: 70 }, (_, index) => `x${String(index)}`).join()}\n`)).toContain('71 columns');
  });

  it('refuses cells that are empty', async () => {
    expect(await refusal('file,x\na.png,1\nsub/b.png,\nc.png,2\n')).toContain('no value in some row');
  });
});
