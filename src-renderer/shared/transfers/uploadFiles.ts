import { TRANSFER_BYTES } from '@shared/contract/exports';
import { useClient } from '../client/client';
import { bytesToBase64 } from './base64';
import type { NamedFile } from './droppedFiles';

/** Brings files to the main process, piece by piece. @param onProgress is told the share that has arrived */
export async function uploadFiles(ticket: string, files: readonly NamedFile[], onProgress: (fraction: number) => void): Promise<void> {
  const client = useClient();
  await client.call('imports.begin', { ticket, files: files.map(({ name, file }) => ({ name, bytes: file.size })) });
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  let sent = 0;
  for (const [index, { file }] of files.entries()) {
    for (let offset = 0; offset < file.size; offset += TRANSFER_BYTES) {
      const piece = new Uint8Array(await file.slice(offset, offset + TRANSFER_BYTES).arrayBuffer());
      await client.call('imports.upload', { ticket, file: index, data: bytesToBase64(piece) });
      sent += piece.length;
      onProgress(sent / total);
    }
  }
}
