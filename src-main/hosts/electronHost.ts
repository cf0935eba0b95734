import type { Workbench } from '../services/openWorkbench';
import { serveClient } from './serveClient';

/** What this host needs of Electron's `MessagePortMain`. */
export interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A window's request for a connection: the port that it hands over, and whether the sender policy trusts it. */
export interface ConnectRequest {
  readonly trusted: boolean;
  readonly ports: readonly MainPort[];
}

export interface ElectronHost {
  /** Takes a window's port into service once the workbench is open; until then the port keeps what was sent. */
  connect(request: ConnectRequest): void;
  /** Ends every connection. */
  close(): void;
}

/**
 * Joins windows to the workbench. Each page load brings a port of its own, so that an answer meant for a page that was
 * reloaded can't reach its successor.
 */
export function createElectronHost(workbench: Promise<Pick<Workbench, 'services' | 'subscribe'>>): ElectronHost {
  const ports = new Set<MainPort>();

  async function serve(port: MainPort): Promise<void> {
    ports.add(port);
    port.on('close', () => ports.delete(port));
    const opened = await workbench;
    if (!ports.has(port)) return;
    const client = serveClient(opened, (message) => { port.postMessage(message); });
    port.on('close', () => { client.close(); });
    port.on('message', ({ data }) => { void client.receive(data); });
    port.start();
  }

  return {
    connect({ trusted, ports: [port] }) {
      if (!port) return;
      // A workbench that did not open is reported by the one who opened it; its windows only need to know that nobody answers.
      if (trusted) serve(port).catch(() => { port.close(); });
      else port.close();
    },
    close() {
      for (const port of ports) port.close();
      ports.clear();
    },
  };
}
