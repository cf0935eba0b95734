import { protocol } from 'electron';
import { readRendererFile } from '../rendererFile';
import { securityHeaders } from '../securityHeaders';
import { APPLICATION_ORIGIN, APPLICATION_SCHEME, policies } from './policies';

/** The address of the application's page. */
export const APPLICATION_PAGE = `${APPLICATION_ORIGIN}/`;

/** Makes `app://` a secure origin of its own. Must run before Electron is ready. */
export function declareApplicationScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APPLICATION_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built renderer under `app://workbench/`. */
export function serveApplicationScheme(rendererFolder: string): void {
  protocol.handle(APPLICATION_SCHEME, async (request) => {
    if (request.method !== 'GET' || !policies.allowsNavigation(request.url)) return refusal(403);
    const file = await readRendererFile(rendererFolder, new URL(request.url).pathname);
    if (file === null) return refusal(404);
    return new Response(new Uint8Array(file.body), { headers: { ...securityHeaders(), 'Content-Type': file.contentType } });
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders() });
}
