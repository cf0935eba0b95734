import { createHash, timingSafeEqual } from 'node:crypto';

/** What the access check looks at in an HTTP request. */
export interface AccessRequest {
  readonly method: string;
  readonly url: URL;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly upgrade: boolean;
}

/** `enter`: the token is right, remember it and show the clean address. `refuse`: answer with this status and sentence. */
export type AccessDecision = { readonly kind: 'allow' | 'enter' } | { readonly kind: 'refuse'; readonly status: number; readonly reason: string };

const refuse = (status: number, reason: string): AccessDecision => ({ kind: 'refuse', status, reason });

/**
 * Decides whether a request may reach the workbench. A foreign page can make a browser send requests here, so a loopback
 * address alone protects nothing: the name must be a loopback one (DNS rebinding), a stated origin must be our own
 * (cross-site WebSockets), and the token must be there.
 */
export function decideAccess(request: AccessRequest, token: string): AccessDecision {
  if (!isLoopback(request.host)) return refuse(421, 'SBD Workbench answers to 127.0.0.1 and localhost only.');
  const ownOrigin = `http://${request.host}`;
  if (request.origin === undefined ? request.upgrade : request.origin.toLowerCase() !== ownOrigin.toLowerCase()) {
    return refuse(403, 'This request comes from another page.');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD are answered here.');
  const offered = request.url.searchParams.get('token');
  if (offered !== null && !request.upgrade && sameSecret(offered, token)) return { kind: 'enter' };
  if (sameSecret(cookieValue(request.cookie, tokenCookieName(token)) ?? '', token)) return { kind: 'allow' };
  return refuse(401, 'Open the address with the token that `sbd serve` printed.');
}

/** The cookie's name depends on the token, since cookies know no ports: two hosts on one machine must not overwrite each other. */
export function tokenCookieName(token: string): string {
  return `sbd-${digest(token).toString('hex').slice(0, 12)}`;
}

function isLoopback(host: string | undefined): host is string {
  return host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host);
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Compares in a time that tells nothing about where the two differ. */
function sameSecret(offered: string, token: string): boolean {
  return timingSafeEqual(digest(offered), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
