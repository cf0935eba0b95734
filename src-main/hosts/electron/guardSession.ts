import { basename, join } from 'node:path';
import { app, shell, type Session, type WebContents } from 'electron';
import { policies } from './policies';

/** Puts the policies in force for every page of the application: navigation, new windows, embedded pages and permissions. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => { answer(policies.allowsPermission(permission)); });
  session.setPermissionCheckHandler((_contents, permission) => policies.allowsPermission(permission));
  session.setDevicePermissionHandler(({ deviceType }) => policies.allowsPermission(deviceType));
  app.on('web-contents-created', (_event, contents) => { guardContents(contents); });
}

function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }, url: string) => {
    if (!policies.allowsNavigation(url)) event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });
  contents.setWindowOpenHandler(({ url }) => {
    const address = policies.externalAddress(url);
    if (address !== null) void shell.openExternal(address);
    return { action: 'deny' };
  });
}

/**
 * Lets the renderer save the files that it made, and nothing else.
 * @param folder where files go without a question; null asks with the system's dialog.
 */
export function guardDownloads(session: Session, folder: string | null): void {
  session.on('will-download', (event, item) => {
    if (!policies.allowsDownload(item.getURL())) event.preventDefault();
    else if (folder !== null) item.setSavePath(join(folder, basename(item.getFilename())));
  });
}
