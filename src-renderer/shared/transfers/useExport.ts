import type { CallInput } from '@shared/contract/contract';
import { TRANSFER_BYTES } from '@shared/contract/exports';
import { ProblemError } from '@shared/problem';
import { useClient } from '../client/client';
import { formatBytes } from '../format/bytes';
import { saveFile } from '../plots/saveFile';
import { notify, useProblems } from '../ui/toasts';
import { bytesFromBase64 } from './base64';
import { useTransfersStore } from './transfersStore';

/** What can be exported; what has a default may be left out. */
export type WantedExport = CallInput<'exports.make'>['request'];

/** Exports in the background: the file is made by the main process, fetched piece by piece, and handed to the browser's download. */
export function useExport() {
  const problems = useProblems();
  const transfers = useTransfersStore();

  async function fetch(ticket: string, request: WantedExport): Promise<void> {
    const client = useClient();
    const { name, bytes } = await client.call('exports.make', { ticket, request });
    try {
      const parts: BlobPart[] = [];
      for (let offset = 0; offset < bytes; offset += TRANSFER_BYTES) parts.push(bytesFromBase64((await client.call('exports.read', { ticket, offset })).data));
      saveFile(name, new Blob(parts));
      notify(`${name} was exported (${formatBytes(bytes)}).`);
    } finally {
      await client.call('exports.discard', { ticket });
    }
  }

  return {
    /** @param label what it is, such as `4 runs as a zip archive`. */
    async run(label: string, request: WantedExport): Promise<void> {
      const cancel = (ticket: string) => { void problems.attempt(() => useClient().call('exports.cancel', { ticket })); };
      await problems.attempt(() => transfers.during(label, cancel, (ticket) => fetch(ticket, request)).catch(forgetCancelled));
    },
  };
}

/** Whoever cancelled knows that it is cancelled. */
function forgetCancelled(error: unknown): void {
  if (!(error instanceof ProblemError) || error.problem.code !== 'cancelled') throw error;
}
