/**
 * The response headers of every file of the renderer, the same over `app://` and over the web host: nothing is loaded from
 * elsewhere, no page can frame this one, no script is made from a string, and the page is isolated (SharedArrayBuffer).
 * @param socketOrigin origin of the WebSocket that the page may open besides its own address, such as `ws://127.0.0.1:8080`.
 */
export function securityHeaders(socketOrigin?: string): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // The component library and Plotly write style elements at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    socketOrigin === undefined ? "connect-src 'self'" : `connect-src 'self' ${socketOrigin}`,
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  };
}
