import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportServices } from '../../../src-main/services/exports';
import { importServices } from '../../../src-main/services/imports';
import type { RunFolder } from '../../../src-main/store/runFolder';
import type { WorkerPool } from '../../../src-main/training/scheduler/workerPool';
import { TRANSFER_BYTES } from '../../../src-shared/contract/exports';
import { temporaryFolder } from '../../support/temporaryFolder';

type Answer = (name: string, input: { target: string; roots: { name: string; path: string }[] }) => unknown;
const poolOf = (answer: Answer) => ({ exporter: () => ({ request: async (name: string, input: never) => answer(name, input) }) }) as unknown as Pick<WorkerPool, 'exporter'>;
const id = '20260301-100000-broadcast-0';
const store = { folder: (run: string) => ({ path: `/runs/${run}` }) as RunFolder };

function exporting(bytes: Uint8Array): { services: ReturnType<typeof exportServices>; asked: Parameters<Answer>[] } {
  const asked: Parameters<Answer>[] = [];
  const services = exportServices(store, poolOf((...request) => {
    asked.push(request);
    writeFileSync(request[1].target, bytes);
    return { name: 'file.bin', bytes: bytes.length };
  }));
  onTestFinished(() => { services.close(); });
  return { services, asked };
}

describe('exports', () => {
  it('are made once, fetched in pieces and gone when they are discarded', async () => {
    const bytes = Uint8Array.from({ length: TRANSFER_BYTES + 5 }, (_, index) => index % 251);
    const { services, asked } = exporting(bytes);
    expect(await services['exports.make']({ ticket: 'ticket-1', request: { what: 'report', ids: [id], title: '', notes: '', groups: [{ label: 'a', ids: [id, `${id}1`] }] } })).toEqual({ name: 'file.bin', bytes: bytes.length });
    expect(asked[0]![1]).toMatchObject({ ticket: 'ticket-1', paths: { [id]: `/runs/${id}`, [`${id}1`]: `/runs/${id}1` } });
    const pieces = await Promise.all([0, TRANSFER_BYTES].map(async (offset) => Buffer.from((await services['exports.read']({ ticket: 'ticket-1', offset })).data, 'base64')));
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    const { target } = asked[0]![1];
    await services['exports.discard']({ ticket: 'ticket-1' });
    expect(existsSync(target)).toBe(false);
    await expect(services['exports.read']({ ticket: 'ticket-1', offset: 0 })).rejects.toThrow('There is no exported file with this ticket.');
  });

  it('do not share a ticket, and leave nothing when the application ends', async () => {
    const { services, asked } = exporting(new Uint8Array(3));
    const make = () => services['exports.make']({ ticket: 'ticket-1', request: { what: 'weights', id } });
    await make();
    await expect(make()).rejects.toThrow('Another export has this ticket.');
    services.close();
    expect(existsSync(dirname(asked[0]![1].target))).toBe(false);
  });

  it('that fail free their ticket', async () => {
    const services = exportServices(store, poolOf(() => { throw new Error('no'); }));
    const make = () => services['exports.make']({ ticket: 'ticket-1', request: { what: 'weights', id } });
    await expect(make()).rejects.toThrow('no');
    await expect(make()).rejects.toThrow('no');
    services.close();
  });
});

describe('uploads', () => {
  function importing(): { services: ReturnType<typeof importServices>; roots: { name: string; path: string }[][] } {
    const roots: { name: string; path: string }[][] = [];
    const services = importServices({ runsFolder: '/runs', refresh: () => { throw new Error('not asked for'); } }, poolOf((_, input) => {
      roots.push(input.roots);
      return { runs: [], curves: [], skipped: [], ids: [] };
    }), () => undefined);
    onTestFinished(() => { services.close(); });
    return { services, roots };
  }
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it('keep the names of files apart from where they are', async () => {
    const { services, roots } = importing();
    await services['imports.begin']({ ticket: 'ticket-1', files: [{ name: '../../etc/passwd', bytes: 4 }] });
    await services['imports.upload']({ ticket: 'ticket-1', file: 0, data: base64('ab') });
    await services['imports.upload']({ ticket: 'ticket-1', file: 0, data: base64('cd') });
    await services['imports.inspect']({ ticket: 'ticket-1', source: { kind: 'upload' } });
    expect(roots[0]).toEqual([{ name: '../../etc/passwd', path: expect.stringMatching(/sbd-import-[^/]+\/0$/) as string }]);
    expect(existsSync(roots[0]![0]!.path)).toBe(true);
    await services['imports.run']({ ticket: 'ticket-1', source: { kind: 'upload' }, curves: [], experiment: null });
    expect(existsSync(roots[0]![0]!.path)).toBe(false);
  });

  it('must be whole, and no more than was announced', async () => {
    const { services } = importing();
    await services['imports.begin']({ ticket: 'ticket-1', files: [{ name: 'a.csv', bytes: 3 }] });
    await services['imports.upload']({ ticket: 'ticket-1', file: 0, data: base64('ab') });
    await expect(services['imports.inspect']({ ticket: 'ticket-1', source: { kind: 'upload' } })).rejects.toThrow('This file did not arrive whole.');
    await expect(services['imports.upload']({ ticket: 'ticket-1', file: 0, data: base64('cd') })).rejects.toThrow('belongs to no file');
    await expect(services['imports.upload']({ ticket: 'ticket-1', file: 1, data: base64('c') })).rejects.toThrow('belongs to no file');
    await services['imports.cancel']({ ticket: 'ticket-1' });
    await expect(services['imports.upload']({ ticket: 'ticket-1', file: 0, data: '' })).rejects.toThrow('Nothing was uploaded');
  });

  it('are not needed for what lies on the computer that trains', async () => {
    const { services, roots } = importing();
    const folder = temporaryFolder();
    await services['imports.inspect']({ ticket: 'ticket-1', source: { kind: 'path', path: folder } });
    expect(roots[0]).toEqual([{ name: folder.slice(folder.lastIndexOf('/') + 1), path: folder }]);
    await expect(services['imports.inspect']({ ticket: 'ticket-1', source: { kind: 'path', path: 'here' } })).rejects.toThrow('This path is not complete.');
    await expect(services['imports.inspect']({ ticket: 'ticket-1', source: { kind: 'path', path: '/no/such/place' } })).rejects.toThrow('could not be read');
  });
});
