import { z } from 'zod';
import { problemSchema } from '../problem';

/** What travels over an Electron port or a WebSocket: JSON values of these three shapes, the same on both. */
export const requestSchema = z.strictObject({ kind: z.literal('request'), id: z.int().min(0), call: z.string(), input: z.unknown() });
export const responseSchema = z.discriminatedUnion('ok', [
  z.strictObject({ kind: z.literal('response'), id: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.strictObject({ kind: z.literal('response'), id: z.int(), ok: z.literal(false), problem: problemSchema }),
]);
export const eventSchema = z.strictObject({ kind: z.literal('event'), event: z.string(), payload: z.unknown() });
export const serverMessageSchema = z.union([responseSchema, eventSchema]);

export type Request = z.infer<typeof requestSchema>;
export type Response = z.infer<typeof responseSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/** A two-way line for messages: an Electron port or a WebSocket. */
export interface Transport {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}
