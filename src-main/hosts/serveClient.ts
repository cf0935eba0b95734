import { dispatch } from '@shared/contract/dispatcher';
import type { ServerMessage } from '@shared/contract/transport';
import { toProblem } from '@shared/problem';
import type { Workbench } from '../services/openWorkbench';

/** One connected window, as a host sees it. */
export interface ConnectedClient {
  /** Answers one message of the client. Never rejects: a failure travels back as a problem. */
  receive(message: unknown): Promise<void>;
  /** Ends the connection: events stop, and answers still under way are dropped. */
  close(): void;
}

/** Joins one client to the workbench: its calls go to the services, every event goes to it. The same for both hosts. */
export function serveClient(workbench: Pick<Workbench, 'services' | 'subscribe'>, send: (message: ServerMessage) => void): ConnectedClient {
  let open = true;
  const unsubscribe = workbench.subscribe((event, payload) => {
    if (open) send({ kind: 'event', event, payload });
  });
  return {
    async receive(message) {
      const response = await dispatch(workbench.services, message);
      if (!open) return;
      try {
        send(response);
      } catch (error) {
        // An answer that the line can't carry must still settle the call at the other end.
        send({ kind: 'response', id: response.id, ok: false, problem: toProblem(error) });
      }
    },
    close() {
      open = false;
      unsubscribe();
    },
  };
}
