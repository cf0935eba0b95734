import type { z } from 'zod';
import { ProblemError } from '../problem';
import { validate } from '../validate';
import { calls, events, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload } from './contract';
import { serverMessageSchema, type Request, type Transport } from './transport';

/** The renderer's side of the contract: typed calls, typed events, every payload validated on arrival. */
export interface Client {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Listens to one event; the returned function stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** Called when the line to the main process is lost. */
  onDisconnect(listener: () => void): void;
}

interface Pending {
  readonly name: CallName;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const lost = () => new ProblemError({
  code: 'disconnected',
  what: 'The connection to SBD Workbench was lost.',
  where: '',
  remedy: 'Training goes on; reconnect by reloading this window once the application answers again.',
});

/** Builds a client over any transport. */
export function createClient(transport: Transport): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const disconnectListeners = new Set<() => void>();
  let nextId = 0;
  let connected = true;

  transport.onMessage((raw) => {
    const message = validate(serverMessageSchema, raw, 'A message from the main process');
    if (message.kind === 'event') {
      if (!(message.event in events)) return;
      const name = message.event as EventName;
      const schema: z.ZodType = events[name];
      const payload = validate(schema, message.payload, `Event ${name}`);
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
      return;
    }
    const request = pending.get(message.id);
    if (!request) return;
    pending.delete(message.id);
    if (!message.ok) {
      request.reject(new ProblemError(message.problem));
      return;
    }
    try {
      const schema: z.ZodType = calls[request.name].output;
      request.resolve(validate(schema, message.output, `The answer to ${request.name}`));
    } catch (error) {
      request.reject(error);
    }
  });

  transport.onClose(() => {
    connected = false;
    for (const request of pending.values()) request.reject(lost());
    pending.clear();
    for (const listener of disconnectListeners) listener();
  });

  return {
    call(name, input) {
      if (!connected) return Promise.reject(lost());
      return new Promise((resolve, reject) => {
        const id = nextId++;
        pending.set(id, { name, resolve: resolve as (output: unknown) => void, reject });
        transport.send({ kind: 'request', id, call: name, input } satisfies Request);
      });
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onDisconnect: (listener) => { disconnectListeners.add(listener); },
  };
}
