import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAccess, tokenCookieName, type AccessRequest } from '../../../src-main/hosts/web/access';

const token = 'abcdefghijklmnopqrstuv';
const cookie = `theme=dark; ${tokenCookieName(token)}=${token}`;

function request(changes: Partial<AccessRequest> & { path?: string } = {}): AccessRequest {
  const { path = '/', ...rest } = changes;
  return { method: 'GET', url: new URL(path, 'http://127.0.0.1'), host: '127.0.0.1:8080', origin: undefined, cookie: undefined, upgrade: false, ...rest };
}

function status(decided: AccessRequest): number {
  const decision = decideAccess(decided, token);
  return decision.kind === 'refuse' ? decision.status : 200;
}

describe('access to the web host', () => {
  it('enters with the token and stays with the cookie', () => {
    expect(decideAccess(request({ path: `/?token=${token}` }), token)).toEqual({ kind: 'enter' });
    expect(decideAccess(request({ cookie }), token)).toEqual({ kind: 'allow' });
    expect(decideAccess(request({ cookie, origin: 'http://127.0.0.1:8080', upgrade: true }), token)).toEqual({ kind: 'allow' });
  });

  it.each(['localhost:9000', 'LOCALHOST', '[::1]:80', '127.0.0.1'])('answers to %s, whichever port a tunnel made of it', (host) => {
    expect(status(request({ host, cookie }))).toBe(200);
  });

  it.each([undefined, '', 'evil.org', '127.0.0.1.evil.org', 'localhost.evil.org:80', '127.0.0.1@evil.org', '127.0.0.2', '[::1].evil.org', '127.0.0.1:'])('does not answer to the name %s', (host) => {
    expect(status(request({ host, cookie }))).toBe(421);
  });

  it.each(['http://evil.org', 'https://127.0.0.1:8080', 'http://127.0.0.1:8081', 'http://localhost:8080', 'null', ''])('refuses a request from the origin %s', (origin) => {
    expect(status(request({ origin, cookie, upgrade: true }))).toBe(403);
    expect(status(request({ origin, cookie }))).toBe(403);
  });

  it('wants an origin from whoever opens a socket, and no token in its address', () => {
    expect(status(request({ cookie, upgrade: true }))).toBe(403);
    expect(status(request({ path: `/socket?token=${token}`, origin: 'http://127.0.0.1:8080', upgrade: true }))).toBe(401);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', ''])('refuses %s', (method) => {
    expect(status(request({ method, cookie }))).toBe(405);
  });

  it('refuses every other token', () => {
    fc.assert(fc.property(fc.string().filter((text) => text !== token), (text) => {
      const offered = encodeURIComponent(text);
      return status(request({ path: `/?token=${offered}` })) === 401 && status(request({ cookie: `${tokenCookieName(token)}=${offered}` })) === 401;
    }));
    expect(status(request())).toBe(401);
    expect(status(request({ cookie: `x${cookie}`.replace('theme=dark; ', '') }))).toBe(401);
  });

  it('names the cookie after the token', () => {
    expect(tokenCookieName(token)).not.toBe(tokenCookieName(`${token}x`));
    expect(tokenCookieName(token)).not.toContain(token);
  });
});
