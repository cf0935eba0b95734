import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { useClient } from '../client/client';

/** A file on its way in or out. */
export interface Transfer {
  readonly ticket: string;
  /** What it is, for the reader. */
  readonly label: string;
  /** 0 to 1. */
  readonly fraction: number;
  readonly cancel: () => void;
}

/** Exports and imports under way, with how far they are. */
export const useTransfersStore = defineStore('transfers', () => {
  const byTicket = shallowReactive(new Map<string, Transfer>());
  let listening = false;

  function progress(ticket: string, fraction: number): void {
    const transfer = byTicket.get(ticket);
    if (transfer) byTicket.set(ticket, { ...transfer, fraction });
  }

  /**
   * Shows a transfer while `work` lasts.
   * @param known the ticket of a transfer that goes on; a new one is made where it is null
   */
  async function during<Result>(label: string, cancel: (ticket: string) => void, work: (ticket: string) => Promise<Result>, known: string | null = null): Promise<Result> {
    if (!listening) {
      listening = true;
      useClient().on('transfers.progress', ({ ticket, fraction }) => { progress(ticket, fraction); });
    }
    const ticket = known ?? `${Date.now().toString(36)}-${Math.floor(Math.random() * 2 ** 40).toString(36)}`;
    byTicket.set(ticket, { ticket, label, fraction: 0, cancel: () => { cancel(ticket); } });
    try {
      return await work(ticket);
    } finally {
      byTicket.delete(ticket);
    }
  }

  return { transfers: computed(() => [...byTicket.values()]), during, progress };
});
