import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built renderer, ready to be served. */
export interface RendererFile {
  readonly body: Buffer;
  readonly contentType: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Reads the file that a URL path names inside `folder`; `/` is `index.html`.
 * @returns null where there is no such file, where its kind is none that the renderer consists of, and where the path or a
 * symbolic link on it leads out of `folder`.
 */
export async function readRendererFile(folder: string, urlPath: string): Promise<RendererFile | null> {
  const relative = decodePath(urlPath);
  if (relative === null) return null;
  const contentType = contentTypes[extname(relative).toLowerCase()];
  if (contentType === undefined) return null;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, relative));
    if (!path.startsWith(root + sep)) return null;
    return { body: await readFile(path), contentType };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The path inside the folder, or null for one that no honest page asks for: bad escapes, backslashes, NUL, dot segments. */
function decodePath(urlPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\\') || path.includes('\0')) return null;
  const segments = path.slice(1).split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) return null;
  return path === '/' ? 'index.html' : segments.join('/');
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}
