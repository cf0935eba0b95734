/** The scheme and the host that the renderer is served from. */
export const APPLICATION_SCHEME = 'app';
export const APPLICATION_ORIGIN = `${APPLICATION_SCHEME}://workbench`;

/** Hosts of the pages that the application links to; they open in the system's browser. */
const linkedHosts: ReadonlySet<string> = new Set(['arxiv.org', 'github.com', 'onnxruntime.ai', 'docs.nvidia.com']);

/** Who sent a message, as far as the sender policy cares. */
export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isOwnWindow: boolean;
}

/** What Electron asks before something leaves the renderer's page. Pure, so that tests can ask the same. */
export const policies = {
  /** Whether a page may navigate to `url`: only within the application. */
  allowsNavigation(url: string): boolean {
    const target = parse(url);
    return target !== null && isApplication(target);
  },

  /** The address to open in the system's browser when a page asks for a new window, or null to do nothing. No window ever opens. */
  externalAddress(url: string): string | null {
    const target = parse(url);
    if (target?.protocol !== 'https:' || !linkedHosts.has(target.hostname)) return null;
    if (target.username !== '' || target.password !== '' || target.port !== '') return null;
    return target.href;
  },

  /**
   * Whether a page may use a device, the location and the like. The application needs two: notifications, when a study has
   * ended, and the clipboard to copy captions and tables into, never to read it.
   */
  allowsPermission(permission: string): boolean {
    return permission === 'notifications' || permission === 'clipboard-sanitized-write';
  },

  /** Whether a message comes from the page that we serve, in the main frame of our own window. */
  trustsSender(sender: Sender): boolean {
    const source = parse(sender.url);
    return sender.isOwnWindow && sender.isMainFrame && source !== null && isApplication(source);
  },

  /** Whether a page may hand out a file: figures and tables that the renderer made itself. */
  allowsDownload(url: string): boolean {
    return url.startsWith(`blob:${APPLICATION_ORIGIN}/`) || url.startsWith('data:');
  },
};

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

// `URL.origin` is "null" for a scheme that the URL standard does not know.
function isApplication(url: URL): boolean {
  return `${url.protocol}//${url.host}` === APPLICATION_ORIGIN && url.username === '' && url.password === '';
}
