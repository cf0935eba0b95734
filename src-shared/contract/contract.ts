import type { z } from 'zod';
import { analysisCalls } from './analysis';
import { datasetCalls } from './datasets';
import { deviceCalls } from './devices';
import { runCalls, runEvents } from './runs';
import { workbenchCalls } from './workbench';

/** Everything that the renderer can ask of the main process. */
export const calls = { ...workbenchCalls, ...deviceCalls, ...datasetCalls, ...runCalls, ...analysisCalls };

/** Everything that the main process tells the renderer unasked. */
export const events = { ...runEvents };

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** What the services offer: one function a call. Inputs are validated before they arrive here. */
export type Services = { readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>> };

/** Tells every connected window about an event. */
export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
