import { describe, expect, it } from 'vitest';
import { openNpz } from '../../../../../src-main/datasets/files/arrays/openNpz';
import { arrayValues } from '../support/arrayValues';
import { npyBytes } from '../support/npyBytes';
import { problemOfPromise } from '../support/problemOfPromise';
import { writtenFile } from '../support/writtenFile';
import { zipBytes, type ZipEntry } from '../support/zipBytes';

const bytes = Uint8Array.from({ length: 24 }, (_, index) => index);
const array = npyBytes(`'|u1'`, '(2, 3, 4)', bytes);

function archive(...entries: ZipEntry[]): string {
  return writtenFile('data.npz', zipBytes(entries));
}

/** The problem with the first array of an archive, found when it is opened or read to its end. */
async function refusal(path: string, name = 'x'): Promise<string> {
  const read = async () => {
    const file = await openNpz(path);
    try {
      await arrayValues(await file.open(name));
    } finally {
      file.close();
    }
  };
  const problem = await problemOfPromise(read());
  expect(problem.where).toContain(path);
  expect(problem.remedy).not.toBe('');
  return `${problem.code}: ${problem.what}`;
}

describe('openNpz', () => {
  it('reads stored and deflated arrays, with the extra sizes that numpy writes too', async () => {
    const file = await openNpz(archive(
      { name: 'stored.npy', content: array },
      { name: 'deflated.npy', content: array, deflated: true },
      { name: 'large.npy', content: array, deflated: true, zip64: true },
      { name: 'notes.txt', content: Buffer.from('hello') },
    ));
    expect(file.names).toEqual(['stored', 'deflated', 'large']);
    for (const name of file.names) {
      const stored = await file.open(name);
      expect(stored.shape).toEqual([2, 3, 4]);
      expect(stored.type).toBe('u1');
      expect(await arrayValues(stored)).toEqual([...bytes]);
      // A second time, since images may have to be read again.
      expect(await arrayValues(stored)).toEqual([...bytes]);
    }
    file.close();
  });

  it('reads arrays in Fortran order and in pieces', async () => {
    const values = Float32Array.from({ length: 6 }, (_, index) => index);
    const rows = 1_200_000;
    const many = new Uint8Array(rows * 4).map((_, index) => index % 251);
    const file = await openNpz(archive(
      { name: 'f.npy', content: npyBytes(`'<f4'`, '(2, 3)', Buffer.from(values.buffer), { fortranOrder: true }) },
      { name: 'many.npy', content: npyBytes(`'|u1'`, `(${String(rows)}, 4)`, many), deflated: true },
    ));
    expect(await arrayValues(await file.open('f'))).toEqual([0, 2, 4, 1, 3, 5]);
    const lengths: number[] = [];
    let next = 0;
    for await (const piece of (await file.open('many')).pieces()) {
      lengths.push(piece.length);
      for (const value of piece) {
        if (value !== next % 251) throw new Error(`Value ${String(next)} is ${String(value)}.`);
        next += 1;
      }
    }
    expect(next).toBe(many.length);
    expect(lengths.length).toBeGreaterThan(1);
    file.close();
  });

  it('never unpickles: other arrays of the same file are read', async () => {
    const path = archive({ name: 'metadata.npy', content: npyBytes(`'|O'`, '()', Buffer.from('cos\nsystem\n')) }, { name: 'x.npy', content: array });
    expect(await refusal(path, 'metadata')).toContain('never loaded');
    const file = await openNpz(path);
    expect(await arrayValues(await file.open('x'))).toHaveLength(24);
    file.close();
  });
});

describe('openNpz refuses', () => {
  it('what is no archive, and truncated ones', async () => {
    expect(await refusal(writtenFile('a.npz', Buffer.from('not a zip archive, although named so')))).toContain('not a whole .npz archive');
    expect(await refusal(writtenFile('b.npz', Buffer.alloc(0)))).toContain('not a whole .npz archive');
    const whole = zipBytes([{ name: 'x.npy', content: array }]);
    for (const length of [20, 100, whole.length - 1]) expect(await refusal(writtenFile('c.npz', whole.subarray(0, length)))).toContain('data-invalid');
  });

  it('arrays that are not there', async () => {
    expect(await refusal(archive({ name: 'y.npy', content: array }))).toContain('It holds: y.');
  });

  it('names that lead out of the archive', async () => {
    for (const name of ['../x.npy', '/etc/x.npy', 'a/../../x.npy', 'C:/x.npy', '..\\x.npy']) {
      expect(await refusal(archive({ name, content: array }))).toContain('not a whole .npz archive');
    }
  });

  it('sizes that are not true, in the archive or in the array', async () => {
    for (const deflated of [false, true]) {
      expect(await refusal(archive({ name: 'x.npy', content: array.subarray(0, -1), deflated }))).toContain('truncated');
      expect(await refusal(archive({ name: 'x.npy', content: Buffer.concat([array, Buffer.from('!')]), deflated }))).toContain('more in this array');
      expect(await refusal(archive({ name: 'x.npy', content: array.subarray(0, -1), deflated, claims: { size: array.length } }))).toContain('data-invalid');
      expect(await refusal(archive({ name: 'x.npy', content: Buffer.concat([array, Buffer.alloc(500)]), deflated, claims: { size: array.length } }))).toContain('data-invalid');
    }
  });

  it('content that was changed on its way', async () => {
    expect(await refusal(archive({ name: 'x.npy', content: array, claims: { checksum: 1 } }))).toContain('checksum is wrong');
    const broken = zipBytes([{ name: 'x.npy', content: array, deflated: true }]);
    broken.fill(0xff, 60, 80);
    expect(await refusal(writtenFile('d.npz', broken))).toContain('damaged');
  });

  it('a header that is larger than any memory, before anything is unpacked', async () => {
    const content = npyBytes(`'|u1'`, '(1099511627776, 64, 64)', Buffer.alloc(100));
    expect(await refusal(archive({ name: 'x.npy', content }))).toContain('truncated');
    const largeItem = npyBytes(`'|u1'`, '(1, 20000, 15000)', Buffer.alloc(10));
    expect(await refusal(archive({ name: 'x.npy', content: largeItem, deflated: true, claims: { size: 300_000_128 } }))).toContain('data-too-large: One item of this array has 300 MB');
  });

  it('bombs: what unpacks to far more than images do', async () => {
    const content = npyBytes(`'|u1'`, '(1000000, 64, 64)', Buffer.alloc(4000));
    expect(await refusal(archive({ name: 'x.npy', content, deflated: true, zip64: true, claims: { size: 4_096_000_128 } }))).toContain('which no real images do');
    expect(await refusal(writtenFile('e.npz', zipBytes([{ name: 'x.npy', content: array }], { entries: 60_000 })))).toContain('60,000 files');
  });

  it('passwords, other compressions and arrays of the same name', async () => {
    expect(await refusal(archive({ name: 'x.npy', content: array, deflated: true, claims: { flags: 1 } }))).toContain('encrypted');
    expect(await refusal(archive({ name: 'x.npy', content: array, claims: { method: 12 } }))).toContain('number 12');
    expect(await refusal(archive({ name: 'x.npy', content: array }, { name: 'x.npy', content: array }))).toContain('two arrays named x');
  });
});
