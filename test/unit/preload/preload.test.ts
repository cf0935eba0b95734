import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Transport } from '@shared/contract/transport';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CONNECT_CHANNEL } from '../../../src-main/hosts/electron/connectChannel';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { postMessage: vi.fn() },
}));
vi.mock('electron', () => electron);

describe('preload', () => {
  let workbench: Transport;
  let main: MessagePort;

  beforeAll(async () => {
    vi.stubGlobal('MessageChannel', MessageChannel);
    await import('../../../src-main/preload/preload');
    workbench = electron.contextBridge.exposeInMainWorld.mock.calls[0]![1] as Transport;
    main = (electron.ipcRenderer.postMessage.mock.calls[0]![2] as MessagePort[])[0]!;
  });

  it('offers the transport under one name and nothing else', () => {
    expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
    expect(electron.contextBridge.exposeInMainWorld.mock.calls[0]![0]).toBe('workbench');
    expect(Object.keys(workbench).sort()).toEqual(['onClose', 'onMessage', 'send']);
  });

  it('hands one port to the main process', () => {
    expect(electron.ipcRenderer.postMessage).toHaveBeenCalledOnce();
    const [channel, message, ports] = electron.ipcRenderer.postMessage.mock.calls[0]! as [string, unknown, MessagePort[]];
    expect(channel).toBe(CONNECT_CHANNEL);
    expect(message).toBeNull();
    expect(ports).toHaveLength(1);
  });

  it('carries messages both ways and tells of the end', async () => {
    const arrivedInMain = new Promise((resolve) => { main.once('message', resolve); });
    workbench.send({ kind: 'request', id: 1 });
    await expect(arrivedInMain).resolves.toEqual({ kind: 'request', id: 1 });

    // Sent before anyone listens: it must wait, not vanish.
    main.postMessage({ kind: 'event' });
    await expect(new Promise((resolve) => { workbench.onMessage(resolve); })).resolves.toEqual({ kind: 'event' });

    const closed = new Promise<void>((resolve) => { workbench.onClose(resolve); });
    main.close();
    await closed;
  });
});
