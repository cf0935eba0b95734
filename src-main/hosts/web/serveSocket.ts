import { WebSocket, type RawData } from 'ws';
import type { Workbench } from '../../services/openWorkbench';
import { serveClient } from '../serveClient';

/** How a connection is kept honest. */
export interface SocketLimits {
  /** Time between two pings; a client that did not answer the last one is gone. */
  readonly heartbeatMilliseconds: number;
  /** Bytes that may wait for a slow client. */
  readonly maximumBufferedBytes: number;
}

const UNSUPPORTED_DATA = 1003;

/** Joins one WebSocket to the workbench until either side ends it. */
export function serveSocket(workbench: Pick<Workbench, 'services' | 'subscribe'>, socket: WebSocket, limits: SocketLimits): void {
  const client = serveClient(workbench, (message) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    // A client that falls behind is let go rather than served with gaps: it reads the store when it comes back.
    if (socket.bufferedAmount > limits.maximumBufferedBytes) socket.terminate();
    else socket.send(JSON.stringify(message));
  });
  let alive = true;
  const heartbeat = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
  }, limits.heartbeatMilliseconds);
  heartbeat.unref();

  socket.on('pong', () => { alive = true; });
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.close(UNSUPPORTED_DATA, 'Messages are JSON text.');
    else void client.receive(parse(data));
  });
  // A broken frame or one over the size limit: ws closes the socket after this, nothing else is to be done.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(heartbeat);
    client.close();
  });
}

/** What is no JSON goes on as undefined, which the dispatcher answers as an invalid request. */
function parse(data: RawData): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
  } catch {
    return undefined;
  }
}
