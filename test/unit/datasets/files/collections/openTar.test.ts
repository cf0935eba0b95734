import { describe, expect, it } from 'vitest';
import { openTar } from '../../../../../src-main/datasets/files/collections/openTar';
import { problemOfPromise } from '../support/problemOfPromise';
import { tarBytes } from '../support/tarBytes';
import { writtenFile } from '../support/writtenFile';

const content = (text: string) => Buffer.from(text);

describe('openTar', () => {
  it('lists files in natural order and reads them from where they lie', async () => {
    const long = `${'folder/'.repeat(30)}name.png`;
    const foreign = 'Stühle/椅子.png';
    const path = writtenFile('a.tar', await tarBytes([
      { name: 'b/10.png', content: content('ten') },
      { name: 'b/', type: 'directory' },
      { name: 'b/9.png', content: content('nine') },
      { name: './a.png', content: Buffer.alloc(1000, 7) },
      { name: 'empty.png', content: Buffer.alloc(0) },
      { name: 'link.png', type: 'symlink', linkname: '/etc/passwd' },
      { name: '._b.png', content: content('hidden') },
      { name: long, content: content('long') },
      { name: foreign, content: content('foreign') },
    ]));
    const archive = await openTar(path);
    expect(archive.files.map(({ name }) => name)).toEqual(['a.png', 'b/9.png', 'b/10.png', 'empty.png', long, foreign]);
    const texts = await Promise.all(archive.files.map(async (file) => (await file.read()).toString()));
    expect(texts).toEqual(['\u0007'.repeat(1000), 'nine', 'ten', '', 'long', 'foreign']);
    archive.close();
  });
});

describe('openTar refuses', () => {
  async function refusal(bytes: Uint8Array): Promise<string> {
    const path = writtenFile('a.tar', bytes);
    const problem = await problemOfPromise(openTar(path).then((archive) => Promise.all(archive.files.map((file) => file.read()))));
    expect(problem.where).toContain(path);
    return problem.what;
  }

  it('truncated archives, wherever they end', async () => {
    const whole = await tarBytes([{ name: 'a.png', content: Buffer.alloc(700) }, { name: 'b.png', content: content('b') }]);
    for (const length of [100, 512, 600, 1536, 1600, 2048]) expect(await refusal(whole.subarray(0, length))).toContain('truncated');
  });

  it('what is no tar archive', async () => {
    expect(await refusal(Buffer.alloc(2000, 'text '))).toContain('not a tar archive');
    const whole = await tarBytes([{ name: 'a.png', content: content('a') }]);
    whole[3] = 0x41;
    expect(await refusal(whole)).toContain('checksum of a header is wrong');
  });

  it('names that lead out of it', async () => {
    for (const name of ['../a.png', '/a.png', 'a/../../b.png', 'C:\\a.png', '..\\a.png']) {
      expect(await refusal(await tarBytes([{ name, content: content('a') }]))).toContain('outside of its folder');
    }
  });

  it('sizes beyond the archive, and names longer than any', async () => {
    const whole = await tarBytes([{ name: 'a.png', content: content('a') }]);
    expect(await refusal(withSize(whole, '77777777777\0'))).toContain('truncated');
    const negative = Buffer.from(whole);
    negative.fill(0xff, 124, 136);
    expect(await refusal(withSize(negative, null))).toContain('truncated');
    const extra = await tarBytes([{ name: 'a.png', content: Buffer.alloc(70_000) }]);
    extra[156] = 'L'.charCodeAt(0);
    expect(await refusal(withSize(extra, null))).toContain('longer than any can be');
  });

  it('records of pax that go backwards', async () => {
    const record = Buffer.alloc(512);
    record.write('18 size=-999999999\n'.padEnd(20));
    const whole = await tarBytes([{ name: 'pax', content: record }, { name: 'a.png', content: content('a') }]);
    whole[156] = 'x'.charCodeAt(0);
    const path = writtenFile('a.tar', withSize(whole, null));
    const archive = await openTar(path);
    expect(archive.files.map(({ bytes }) => bytes)).toEqual([1]);
    archive.close();
  });
});

/** The same archive with another size in its first header, and the checksum that goes with it. */
function withSize(bytes: Buffer, size: string | null): Buffer {
  const copy = Buffer.from(bytes);
  if (size !== null) copy.write(size, 124, 'latin1');
  copy.fill(' ', 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}
