import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../src-main/hosts/securityHeaders';

function directives(policy: string | undefined): Map<string, string> {
  return new Map((policy ?? '').split('; ').map((directive): [string, string] => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources.join(' ')];
  }));
}

describe('security headers', () => {
  it('lets no script in but our own', () => {
    const policy = directives(securityHeaders()['Content-Security-Policy']);
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    for (const name of ['object-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action']) expect(policy.get(name)).toBe("'none'");
  });

  it('names the one socket that a page of the web host may open', () => {
    const policy = directives(securityHeaders('ws://127.0.0.1:8080')['Content-Security-Policy']);
    expect(policy.get('connect-src')).toBe("'self' ws://127.0.0.1:8080");
  });

  it('isolates the page', () => {
    expect(securityHeaders()).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'X-Content-Type-Options': 'nosniff',
    });
  });
});
