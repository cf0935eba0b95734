import { describe, expect, it, vi } from 'vitest';
import { createElectronHost, type MainPort } from '../../../src-main/hosts/electronHost';
import { fakeWorkbench, information } from '../../unit/hosts/fakeWorkbench';

/** A port that notes what happens to it and keeps messages until it is started, as Electron's does. */
class RecordingPort implements MainPort {
  readonly sent: unknown[] = [];
  started = false;
  closed = false;
  private readonly queue: unknown[] = [];
  private readonly messageListeners: ((event: { data: unknown }) => void)[] = [];
  private readonly closeListeners: (() => void)[] = [];

  postMessage(message: unknown): void { this.sent.push(message); }

  on(event: 'message' | 'close', listener: ((event: { data: unknown }) => void) | (() => void)): void {
    if (event === 'message') this.messageListeners.push(listener);
    else this.closeListeners.push(listener as () => void);
  }

  start(): void {
    this.started = true;
    for (const data of this.queue.splice(0)) this.receive(data);
  }

  close(): void {
    this.closed = true;
    for (const listener of this.closeListeners) listener();
  }

  receive(data: unknown): void {
    if (this.started) for (const listener of this.messageListeners) listener({ data });
    else this.queue.push(data);
  }
}

const request = { kind: 'request', id: 0, call: 'workbench.information', input: {} };

describe('electron host', () => {
  it('closes the port of a sender that is not trusted, unread', async () => {
    const workbench = fakeWorkbench({ 'workbench.information': information });
    const port = new RecordingPort();
    createElectronHost(Promise.resolve(workbench)).connect({ trusted: false, ports: [port] });
    await Promise.resolve();
    expect(port.closed).toBe(true);
    expect(port.started).toBe(false);
    expect(workbench.listeners()).toBe(0);
  });

  it('ignores a request without a port', () => {
    expect(() => { createElectronHost(Promise.resolve(fakeWorkbench())).connect({ trusted: true, ports: [] }); }).not.toThrow();
  });

  it('answers what was asked before the workbench was open', async () => {
    const workbench = fakeWorkbench({ 'workbench.information': information });
    const opening = withResolvers<typeof workbench>();
    const port = new RecordingPort();
    createElectronHost(opening.promise).connect({ trusted: true, ports: [port] });
    port.receive(request);
    expect(port.started).toBe(false);
    opening.resolve(workbench);
    await vi.waitFor(() => { expect(port.sent).toMatchObject([{ id: 0, ok: true }]); });
  });

  it('lets go of a window that left while the workbench was opening', async () => {
    const workbench = fakeWorkbench();
    const port = new RecordingPort();
    createElectronHost(Promise.resolve(workbench)).connect({ trusted: true, ports: [port] });
    port.close();
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(port.started).toBe(false);
    expect(workbench.listeners()).toBe(0);
  });

  it('closes its ports when the workbench can not be opened', async () => {
    const port = new RecordingPort();
    createElectronHost(Promise.reject(new Error('no disk'))).connect({ trusted: true, ports: [port] });
    await vi.waitFor(() => { expect(port.closed).toBe(true); });
  });

  it('sends nothing to a page that was reloaded meanwhile', async () => {
    const asked = withResolvers<true>();
    const answer = withResolvers<Awaited<ReturnType<typeof information>>>();
    const workbench = fakeWorkbench({
      'workbench.information': () => {
        asked.resolve(true);
        return answer.promise;
      },
    });
    const port = new RecordingPort();
    createElectronHost(Promise.resolve(workbench)).connect({ trusted: true, ports: [port] });
    port.receive(request);
    await asked.promise;
    port.close();
    answer.resolve(await information({}));
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(port.sent).toEqual([]);
  });
});

function withResolvers<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => { settle = resolve; });
  return { promise, resolve: settle };
}
