import { createClient, type Client } from '@shared/contract/client';
import { SOCKET_PATH } from '@shared/contract/socketPath';
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

/** The port of Electron's preload script. A message is made plain first: the bridge can't copy Vue's reactive proxies. */
export function portTransport(port: Transport): Transport {
  return {
    send(message) { port.send(JSON.parse(JSON.stringify(message))); },
    onMessage(listener) { port.onMessage(listener); },
    onClose(listener) { port.onClose(listener); },
  };
}

/** Connects to the main process: over Electron's port where there is one, else over a WebSocket to the host that served the page. */
export function connect(): Client {
  if (window.workbench) return createClient(portTransport(window.workbench));
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return createClient(webSocketTransport(new WebSocket(`${scheme}//${window.location.host}${SOCKET_PATH}`)));
}
