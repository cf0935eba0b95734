import type { z } from 'zod';
import { analysisCalls, analysisEvents } from './analysis';
import { comparisonCalls, comparisonEvents } from './comparison';
import { datasetCalls, datasetEvents } from './datasets';
import { deviceCalls } from './devices';
import { exportCalls, exportEvents } from './exports';
import { importCalls } from './imports';
import { runCalls, runEvents } from './runs';
import { studyCalls, studyEvents } from './studies';
import { workbenchCalls } from './workbench';

/** Everything that the renderer can ask of the main process. */
export const calls = { ...workbenchCalls, ...deviceCalls, ...datasetCalls, ...runCalls, ...exportCalls, ...importCalls, ...analysisCalls, ...studyCalls, ...comparisonCalls };

/** Everything that the main process tells the renderer unasked. */
export const events = { ...datasetEvents, ...runEvents, ...exportEvents, ...analysisEvents, ...studyEvents, ...comparisonEvents };

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

/** What the services offer: one function a call. Inputs are validated before they arrive here. */
export type Services = { readonly [Name in CallName]: (input: z.output<(typeof calls)[Name]['input']>) => Promise<CallOutput<Name>> };

/** Tells every connected window about an event. */
export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
