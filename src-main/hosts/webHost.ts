import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { SOCKET_PATH } from '@shared/contract/socketPath';
import { ProblemError, toProblem } from '@shared/problem';
import { WebSocketServer } from 'ws';
import type { Workbench } from '../services/openWorkbench';
import { readRendererFile } from './rendererFile';
import { securityHeaders } from './securityHeaders';
import { decideAccess, tokenCookieName, type AccessDecision } from './web/access';
import { serveSocket, type SocketLimits } from './web/serveSocket';

const LOOPBACK = '127.0.0.1';
const MAXIMUM_MESSAGE_BYTES = 4 * 1024 * 1024;
const GOING_AWAY = 1001;

export interface WebHostOptions {
  readonly workbench: Pick<Workbench, 'services' | 'subscribe'>;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly token: string;
  readonly limits?: SocketLimits;
}

export interface WebHost {
  readonly port: number;
  /** The address to open, token included. */
  readonly address: string;
  /** Disconnects every client and frees the port. */
  close(): Promise<void>;
}

const defaultLimits: SocketLimits = { heartbeatMilliseconds: 20_000, maximumBufferedBytes: 64 * 1024 * 1024 };

/**
 * Serves the renderer and the contract to browsers on this machine.
 * @throws ProblemError with code `port-in-use` or `port-not-allowed`.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { workbench, token, limits = defaultLimits } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES, perMessageDeflate: false });
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => { sendText(response, 500, toProblem(error).what); });
  });
  server.on('upgrade', (request, socket, head) => {
    const decision = decide(request, token, true);
    if (decision.kind === 'refuse') rejectUpgrade(socket, decision.status);
    else if (requestUrl(request)?.pathname !== SOCKET_PATH) rejectUpgrade(socket, 404);
    else sockets.handleUpgrade(request, socket, head, (webSocket) => { serveSocket(workbench, webSocket, limits); });
  });
  const port = await listen(server, options.port);
  return { port, address: `http://${LOOPBACK}:${port}/?token=${encodeURIComponent(token)}`, close: () => close(server, sockets) };
}

async function answer({ rendererFolder, token }: WebHostOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = requestUrl(request);
  const decision = decide(request, token, false);
  if (decision.kind === 'refuse' || url === null) {
    sendText(response, decision.kind === 'refuse' ? decision.status : 400, decision.kind === 'refuse' ? decision.reason : "This address can't be read.");
    return;
  }
  if (decision.kind === 'enter') {
    const cookie = `${tokenCookieName(token)}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(303, { ...securityHeaders(), 'Set-Cookie': cookie, 'Location': '/' }).end();
    return;
  }
  const file = await readRendererFile(rendererFolder, url.pathname);
  if (file === null) {
    sendText(response, 404, 'There is no such page.');
    return;
  }
  const headers = { ...securityHeaders(`ws://${request.headers.host}`), 'Content-Type': file.contentType, 'Content-Length': file.body.length };
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : file.body);
}

function decide(request: IncomingMessage, token: string, upgrade: boolean): AccessDecision {
  const url = requestUrl(request);
  if (url === null) return { kind: 'refuse', status: 400, reason: "This address can't be read." };
  const { host, origin, cookie } = request.headers;
  return decideAccess({ method: request.method ?? '', url, host, origin, cookie, upgrade }, token);
}

function requestUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  // Only the origin form: a proxy's absolute form would bring a host of its own past the check.
  if (!target.startsWith('/') || target.startsWith('//')) return null;
  try {
    return new URL(target, `http://${LOOPBACK}`);
  } catch {
    return null;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function rejectUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => { reject(listenProblem(error, port)); });
    server.listen(port, LOOPBACK, () => { resolve((server.address() as AddressInfo).port); });
  });
}

function listenProblem(error: NodeJS.ErrnoException, port: number): Error {
  const where = `${LOOPBACK}:${port}`;
  if (error.code === 'EADDRINUSE') {
    return new ProblemError({ code: 'port-in-use', what: `Port ${port} is in use by another program.`, where, remedy: 'Choose another one with --port, or take any free one with --port 0.' });
  }
  if (error.code === 'EACCES') {
    return new ProblemError({ code: 'port-not-allowed', what: `This user may not listen on port ${port}.`, where, remedy: 'Choose a port above 1023, or take any free one with --port 0.' });
  }
  return error;
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  const open = [...sockets.clients];
  await Promise.all(open.map((socket) => new Promise<void>((resolve) => {
    // A client that does not answer the farewell must not hold up the end.
    const patience = setTimeout(() => { socket.terminate(); }, 1000);
    socket.once('close', () => {
      clearTimeout(patience);
      resolve();
    });
    socket.close(GOING_AWAY, 'SBD Workbench is closing.');
  })));
  server.closeAllConnections();
  await closed;
}
