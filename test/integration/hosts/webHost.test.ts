import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { ProblemError } from '@shared/problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { tokenCookieName } from '../../../src-main/hosts/web/access';
import type { WebHost } from '../../../src-main/hosts/webHost';
import { fakeWorkbench, information, type FakeWorkbench } from '../../unit/hosts/fakeWorkbench';
import { openSocket, startTestHost, TOKEN } from './doors';

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

function get(host: WebHost, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk; }).on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body }); });
    }).on('error', reject).end();
  });
}

const cookie = { Cookie: `${tokenCookieName(TOKEN)}=${TOKEN}` };

/** How an opening socket ends: `open`, or the HTTP status that refused it. */
function fate(socket: WebSocket): Promise<'open' | number> {
  return new Promise((resolve, reject) => {
    socket.on('open', () => { resolve('open'); });
    socket.on('unexpected-response', (_request, response) => { resolve(response.statusCode ?? 0); });
    socket.on('error', reject);
  });
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => { socket.on('close', (code) => { resolve(code); }); });
}

describe('web host', () => {
  let workbench: FakeWorkbench;
  let host: WebHost;
  beforeEach(async () => {
    workbench = fakeWorkbench({ 'workbench.information': information });
    host = await startTestHost(workbench);
  });
  afterEach(() => host.close());

  it('turns the token into a cookie and a clean address', async () => {
    const { pathname, search } = new URL(host.address);
    const entry = await get(host, pathname + search);
    expect(entry.status).toBe(303);
    expect(entry.headers.location).toBe('/');
    const [set = ''] = entry.headers['set-cookie'] ?? [];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);

    const page = await get(host, '/', { Cookie: set.split(';')[0]! });
    expect(page.status).toBe(200);
    expect(page.body).toContain('SBD Workbench');
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`);
    expect(page.headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });

  it('shows nothing without the token, and nothing of the token', async () => {
    for (const answer of [await get(host, '/'), await get(host, '/index.html'), await get(host, '/?token=wrong')]) {
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain(TOKEN);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it.each([
    ['another name (DNS rebinding)', '/', { ...cookie, Host: 'evil.org' }, 'GET', 421],
    ['a foreign origin', '/', { ...cookie, Origin: 'https://evil.org' }, 'GET', 403],
    ['another method', '/', cookie, 'POST', 405],
    ['an address that leads out', '/..%2f..%2fpackage.json', cookie, 'GET', 404],
    ['an absolute address', 'http://127.0.0.1/index.html', cookie, 'GET', 400],
    ['a missing file', '/missing.js', cookie, 'GET', 404],
  ])('refuses %s', async (_what, path, headers, method, status) => {
    expect((await get(host, path, headers, method)).status).toBe(status);
  });

  it('answers HEAD without a body', async () => {
    const answer = await get(host, '/', cookie, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('');
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  });

  it.each([
    ['no cookie', { Cookie: '' }, 401], ['a wrong cookie', { Cookie: `${tokenCookieName(TOKEN)}=wrong` }, 401],
    ['a foreign origin', { Origin: 'https://evil.org' }, 403], ['a foreign name', { Host: 'evil.org', Origin: 'http://evil.org' }, 421],
  ])('opens no socket for %s', async (_what, headers, status) => {
    await expect(fate(openSocket(host, headers))).resolves.toBe(status);
    expect(workbench.listeners()).toBe(0);
  });

  it('closes the socket of a message that is too large or binary', async () => {
    for (const [message, code] of [['x'.repeat(5 * 1024 * 1024), 1009], [Buffer.from([1, 2]), 1003]] as const) {
      const socket = openSocket(host);
      await fate(socket);
      socket.removeAllListeners('error').on('error', () => undefined);
      const closed = closing(socket);
      socket.send(message);
      await expect(closed).resolves.toBe(code);
    }
    await vi.waitFor(() => { expect(workbench.listeners()).toBe(0); });
  });

  it('answers text that is no JSON with a problem', async () => {
    const socket = openSocket(host);
    await fate(socket);
    const answer = new Promise<string>((resolve) => { socket.once('message', (data: Buffer) => { resolve(data.toString()); }); });
    socket.send('{"kind":');
    expect(JSON.parse(await answer)).toMatchObject({ id: -1, ok: false, problem: { code: 'invalid-input' } });
    socket.close();
  });

  it('names the port that is in use and the way out', async () => {
    const failure: unknown = await startTestHost(workbench, { port: host.port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    const { problem } = failure as ProblemError;
    expect(problem.code).toBe('port-in-use');
    expect(problem.what).toContain(String(host.port));
    expect(problem.remedy).toContain('--port 0');
  });

  it('listens on the loopback address only', async () => {
    const reached = await new Promise((resolve) => {
      // All of 127/8 is this machine; a server on 0.0.0.0 would answer here too.
      connect(host.port, '127.0.0.2').on('connect', () => { resolve(true); }).on('error', () => { resolve(false); });
    });
    expect(reached).toBe(false);
  });

  it('closes although a client does not answer the farewell', async () => {
    const socket = openSocket(host);
    await fate(socket);
    socket.pause();
    await host.close();
    expect(workbench.listeners()).toBe(0);
    socket.terminate();
    host = await startTestHost(workbench);
  });
});

describe('limits of the web host', () => {
  it('lets go of a client that does not answer pings, and keeps one that does', async () => {
    const workbench = fakeWorkbench();
    const host = await startTestHost(workbench, { limits: { heartbeatMilliseconds: 40, maximumBufferedBytes: 1e6 } });
    const lively = openSocket(host);
    const dead = openSocket(host);
    await Promise.all([fate(lively), fate(dead)]);
    const pings = new Promise<void>((resolve) => {
      let count = 0;
      lively.on('ping', () => {
        count += 1;
        if (count === 5) resolve();
      });
    });
    dead.pause();
    await pings;
    await vi.waitFor(() => { expect(workbench.listeners()).toBe(1); });
    expect(lively.readyState).toBe(lively.OPEN);
    dead.terminate();
    await host.close();
  });

  it('lets go of a client that falls behind instead of leaving gaps', async () => {
    const workbench = fakeWorkbench();
    const host = await startTestHost(workbench, { limits: { heartbeatMilliseconds: 60_000, maximumBufferedBytes: 1e6 } });
    const slow = openSocket(host);
    await fate(slow);
    slow.pause();
    const ids = Array.from({ length: 20_000 }, (_value, index) => `run-${String(index).padStart(8, '0')}`);
    await vi.waitFor(() => {
      workbench.publish('runs.removed', { ids });
      expect(workbench.listeners()).toBe(0);
    }, { timeout: 20_000, interval: 1 });
    slow.terminate();
    await host.close();
  });
});
