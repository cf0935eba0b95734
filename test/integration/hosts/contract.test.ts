import { createClient } from '@shared/contract/client';
import type { Transport } from '@shared/contract/transport';
import { ProblemError } from '@shared/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeWorkbench, information, type FakeWorkbench } from '../../unit/hosts/fakeWorkbench';
import { electronDoor, webDoor, type Door } from './doors';

const RUN = 'run-00000001';

/** What every host owes its clients; the doors differ only in how bytes travel. */
describe.each([['electron', electronDoor], ['web', webDoor]] as const)('contract over the %s host', (_name, open) => {
  let workbench: FakeWorkbench;
  let door: Door;

  beforeEach(async () => {
    workbench = fakeWorkbench({
      'workbench.information': information,
      'runs.remove': ({ ids }) => Promise.reject(new ProblemError({ code: 'run-not-found', what: `There is no run ${ids[0]!}.`, where: '/runs', remedy: 'Choose another one.' })),
      'runs.metrics': ({ after }) => new Promise((resolve) => { setTimeout(() => { resolve({ records: [] }); }, after); }),
    });
    door = await open(workbench);
  });
  afterEach(() => door.close());

  async function nextMessage(transport: Transport, message: unknown): Promise<unknown> {
    const answer = new Promise((resolve) => { transport.onMessage(resolve); });
    transport.send(message);
    return answer;
  }

  it('answers a call', async () => {
    const client = createClient(await door.connect());
    await expect(client.call('workbench.information', {})).resolves.toMatchObject({ version: '1.2.3' });
  });

  it('answers many calls at once, each to its own', async () => {
    const client = createClient(await door.connect());
    const order: string[] = [];
    await Promise.all([
      client.call('runs.metrics', { id: RUN, after: 30 }).then(() => order.push('slow')),
      client.call('workbench.information', {}).then(() => order.push('quick')),
    ]);
    expect(order).toEqual(['quick', 'slow']);
  });

  it('hands a problem of the service over whole', async () => {
    const client = createClient(await door.connect());
    const failure: unknown = await client.call('runs.remove', { ids: [RUN] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).problem).toEqual({ code: 'run-not-found', what: `There is no run ${RUN}.`, where: '/runs', remedy: 'Choose another one.' });
  });

  it.each([
    ['an unknown call', { kind: 'request', id: 7, call: 'runs.explode', input: {} }, 7, 'unknown-call'],
    ['a name of the prototype', { kind: 'request', id: 8, call: 'constructor', input: {} }, 8, 'unknown-call'],
    ['an input that is not valid', { kind: 'request', id: 9, call: 'runs.remove', input: { ids: ['../..'] } }, 9, 'invalid-input'],
    ['an unknown field', { kind: 'request', id: 10, call: 'workbench.information', input: { verbose: true } }, 10, 'invalid-input'],
    ['no request at all', { hello: 'world' }, -1, 'invalid-input'],
    ['null', null, -1, 'invalid-input'],
  ])('answers %s with a problem', async (_what, message, id, code) => {
    const transport = await door.connect();
    await expect(nextMessage(transport, message)).resolves.toMatchObject({ kind: 'response', id, ok: false, problem: { code } });
  });

  it('survives an answer that can not travel', async () => {
    const service = workbench.services['workbench.information'];
    await door.close();
    workbench = fakeWorkbench({ 'workbench.information': async (input) => ({ ...(await service(input)), extra: BigInt(1), method: () => 0 }) });
    door = await open(workbench);
    const transport = await door.connect();
    const request = { kind: 'request', id: 3, call: 'workbench.information', input: {} };
    await expect(nextMessage(transport, request)).resolves.toMatchObject({ kind: 'response', id: 3, ok: false, problem: { code: 'unexpected' } });
  });

  it('forwards every event to every client, in order, until it leaves', async () => {
    const [first, second] = await Promise.all([door.connect(), door.connect()]);
    const heard: string[][] = [[], []];
    for (const [index, transport] of [first, second].entries()) {
      const client = createClient(transport);
      client.on('runs.removed', ({ ids }) => heard[index]!.push(...ids));
      await client.call('workbench.information', {});
    }
    const many = Array.from({ length: 50 }, (_value, index) => `run-${String(index).padStart(8, '0')}`);
    for (const id of many) workbench.publish('runs.removed', { ids: [id] });
    await vi.waitFor(() => { expect(heard).toEqual([many, many]); });

    second.close();
    await vi.waitFor(() => { expect(workbench.listeners()).toBe(1); });
  });

  it('tells its clients when it closes, and their calls fail with a problem', async () => {
    const client = createClient(await door.connect());
    await client.call('workbench.information', {});
    const lost = new Promise<void>((resolve) => { client.onDisconnect(resolve); });
    const pending = client.call('runs.metrics', { id: RUN, after: 60_000 }).catch((error: unknown) => error);
    await door.close();
    await lost;
    expect(await pending).toBeInstanceOf(ProblemError);
    await expect(client.call('workbench.information', {})).rejects.toThrow(/connection/);
    expect(workbench.listeners()).toBe(0);
  });
});
