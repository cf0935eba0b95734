import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Transport } from '@shared/contract/transport';
import { WebSocket } from 'ws';
import { createElectronHost, type MainPort } from '../../../src-main/hosts/electronHost';
import { tokenCookieName } from '../../../src-main/hosts/web/access';
import type { SocketLimits } from '../../../src-main/hosts/web/serveSocket';
import { startWebHost, type WebHost } from '../../../src-main/hosts/webHost';
import type { FakeWorkbench } from '../../unit/hosts/fakeWorkbench';

/** A host with a workbench behind it, to which clients connect. */
export interface Door {
  connect(): Promise<Transport & { close(): void }>;
  close(): Promise<void>;
}

export const TOKEN = 'a-token-for-the-tests-only';

/** Node's port in the shape of Electron's: the listener gets an event, and both clone what passes through. */
function asMainPort(port: MessagePort): MainPort {
  return {
    postMessage: (message) => { port.postMessage(message); },
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
      if (event === 'close') port.on('close', listener as () => void);
      else port.on('message', (data) => { listener({ data }); });
    },
    start: () => { port.start(); },
    close: () => { port.close(); },
  };
}

export function electronDoor(workbench: FakeWorkbench): Promise<Door> {
  const host = createElectronHost(Promise.resolve(workbench));
  return Promise.resolve({
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      host.connect({ trusted: true, ports: [asMainPort(port2)] });
      return Promise.resolve({
        send: (message: unknown) => { port1.postMessage(message); },
        onMessage: (listener: (message: unknown) => void) => { port1.on('message', listener); },
        onClose: (listener: () => void) => { port1.on('close', listener); },
        close: () => { port1.close(); },
      });
    },
    close: () => {
      host.close();
      return Promise.resolve();
    },
  });
}

export async function startTestHost(workbench: FakeWorkbench, options: { port?: number; limits?: SocketLimits } = {}): Promise<WebHost> {
  const rendererFolder = mkdtempSync(join(tmpdir(), 'renderer-'));
  const removeFolder = () => { rmSync(rendererFolder, { recursive: true, force: true }); };
  writeFileSync(join(rendererFolder, 'index.html'), '<title>SBD Workbench</title>');
  try {
    const host = await startWebHost({ workbench, rendererFolder, port: 0, token: TOKEN, ...options });
    return { ...host, close: () => host.close().finally(removeFolder) };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** Opens the socket as a page of the host does: same origin, with the cookie. */
export function openSocket(host: WebHost, headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${host.port}/socket`, {
    headers: { Cookie: `${tokenCookieName(TOKEN)}=${TOKEN}`, Origin: `http://127.0.0.1:${host.port}`, ...headers },
  });
}

export async function webDoor(workbench: FakeWorkbench): Promise<Door> {
  const host = await startTestHost(workbench);
  return {
    connect: async () => {
      const socket = openSocket(host);
      await new Promise((resolve, reject) => { socket.once('open', resolve).once('error', reject); });
      return {
        send: (message) => { socket.send(JSON.stringify(message)); },
        onMessage: (listener) => { socket.on('message', (data: Buffer) => { listener(JSON.parse(data.toString())); }); },
        onClose: (listener) => { socket.on('close', () => { listener(); }); },
        close: () => { socket.close(); },
      };
    },
    close: () => host.close(),
  };
}
