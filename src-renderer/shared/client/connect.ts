import { createClient, type Client } from '@shared/contract/client';
import type { Transport } from '@shared/contract/transport';

declare global {
  interface Window {
    /** The port that Electron's preload script offers; absent in a browser. */
    readonly workbench?: Transport;
  }
}

/** A transport over a WebSocket: JSON text frames; what is sent before the line is open waits for it. */
export function webSocketTransport(socket: WebSocket): Transport {
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      else socket.send(text);
    },
    onMessage(listener) {
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') listener(JSON.parse(event.data));
      });
    },
    onClose(listener) {
      socket.addEventListener('close', () => { listener(); });
    },
  };
}

/** Address of the web host's socket for a page; the page's query carries the access token. */
export function socketAddress(page: Pick<Location, 'protocol' | 'host' | 'search'>): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/socket${page.search}`;
}

/** Connects to the main process: over Electron's port where there is one, else over a WebSocket to the host that served the page. */
export function connect(): Client {
  return createClient(window.workbench ?? webSocketTransport(new WebSocket(socketAddress(window.location))));
}
