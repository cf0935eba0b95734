import type { Client } from '@shared/contract/client';
import { calls, events, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload } from '@shared/contract/contract';
import type { Device } from '@shared/contract/devices';
import { varyingFactors } from '@shared/experiment/dataset';
import { ProblemError } from '@shared/problem';
import type { RunSummary } from '@shared/run/summary';
import { validate } from '@shared/validate';
import type { z } from 'zod';
import { sampleEvaluation, sampleMetrics, sampleRun, sampleRuns, sampleSnapshot } from './sampleRuns';
import { circleSheet, scatteredCenters } from './spriteSheets';

type Handlers = { [Name in CallName]: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>> };

/** A client without a main process: canned answers, every input and output checked against the contract. */
export interface FakeClient extends Client {
  /** Every call made so far. */
  readonly made: { readonly name: CallName; readonly input: unknown }[];
  /** Replaces the answer to one call from now on; a handler may throw a ProblemError. */
  answer<Name extends CallName>(name: Name, handler: Handlers[Name]): void;
  /** Delivers an event to whoever listens. */
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** Loses the line. */
  disconnect(): void;
}

export const sampleDevices: readonly Device[] = [
  { id: 'cuda', name: 'NVIDIA GPU (CUDA)', runtime: 'onnxruntime', unavailable: 'This build of onnxruntime has no provider named cuda. An NVIDIA GPU on Linux or Windows needs the CUDA provider: run `npm run install:cuda`.' },
  { id: 'dml', name: 'Windows GPU (DirectML)', runtime: 'onnxruntime', unavailable: 'DirectML exists on Windows only.' },
  { id: 'webgpu', name: 'GPU of any vendor (WebGPU)', runtime: 'onnxruntime', unavailable: null },
  { id: 'tfjs-node-gpu', name: 'TensorFlow (tfjs-node-gpu)', runtime: 'tfjs', unavailable: '@tensorflow/tfjs-node-gpu is not installed.' },
  { id: 'cpu', name: 'AMD EPYC 7763, 2 threads', runtime: 'onnxruntime', unavailable: null },
];

const millisecondsPerStep: Record<string, number> = { cpu: 38.4, webgpu: 4.21 };

function notFound(id: string): ProblemError {
  return new ProblemError({ code: 'run-not-found', what: 'There is no such run.', where: id, remedy: 'Look for it in Runs.' });
}

function cannedAnswers(runs: Map<string, RunSummary>, emit: FakeClient['emit']): Handlers {
  const find = (id: string) => {
    const run = runs.get(id);
    if (!run) throw notFound(id);
    return run;
  };
  const put = (run: RunSummary) => {
    runs.set(run.status.id, run);
    emit('runs.changed', run);
    return run;
  };
  const setState = (id: string, state: RunSummary['status']['state']) => put({ ...find(id), status: { ...find(id).status, state } });
  const removed = new Map<string, RunSummary>();
  let started = 0;
  return {
    'workbench.information': () => ({ version: '0.1.0', host: 'electron', platform: 'linux', runsFolder: '/home/researcher/sbd-runs', runsFolderProblem: null }),
    'devices.list': () => [...sampleDevices],
    'devices.measure': ({ device, experiment }) => {
      const milliseconds = millisecondsPerStep[device] ?? 50;
      return { device, millisecondsPerStep: milliseconds, estimatedSeconds: (milliseconds * experiment.training.steps) / 1000 };
    },
    'datasets.preview': ({ dataset, images, points }) => {
      const varying = varyingFactors(dataset);
      const centers = scatteredCenters(points);
      const values = centers.map(([first, second], point) => varying.map(({ low, high }, factor) => {
        const unit = factor === 0 ? (first - 0.2) / 0.6 : factor === 1 ? (second - 0.2) / 0.6 : (point * 0.618 * (factor + 1)) % 1;
        return low + (high - low) * unit;
      }));
      return { images: circleSheet(centers.slice(0, images), 8, dataset.imageSize), factors: varying.map(({ name }) => name), values };
    },
    'runs.list': () => ({ runs: [...runs.values()], unreadable: [] }),
    'runs.start': ({ experiment, device, annotations }) => {
      const base = sampleRun(`20260302-12000${String(started++)}-started`, 'queued', experiment.training.seed);
      return put({ ...base, experiment, status: { ...base.status, requestedDevice: device, totalSteps: experiment.training.steps }, annotations: annotations ?? { tags: [], notes: '' } });
    },
    'runs.pause': ({ id }) => setState(id, 'paused'),
    'runs.resume': ({ id }) => setState(id, 'queued'),
    'runs.stop': ({ id }) => setState(id, 'stopped'),
    'runs.duplicate': ({ id }) => put({ ...sampleRun(`20260302-13000${String(started++)}-copy`, 'queued'), experiment: find(id).experiment }),
    'runs.annotate': ({ id, annotations }) => put({ ...find(id), annotations }),
    'runs.remove': ({ ids }) => {
      for (const id of ids) {
        removed.set(id, find(id));
        runs.delete(id);
      }
      emit('runs.removed', { ids });
      return {};
    },
    'runs.restore': ({ ids }) => {
      for (const id of ids) put(removed.get(id) ?? find(id));
      return {};
    },
    'runs.metrics': ({ id, after }) => ({ records: sampleMetrics(find(id).status.step).filter(({ sequence }) => sequence > after) }),
    'runs.evaluations': ({ id }) => ({ evaluations: [1, 10, 50, 100, 200, 400, 800, 1000].filter((step) => step <= find(id).status.step).map(sampleEvaluation) }),
    'runs.snapshot': ({ step }) => sampleSnapshot(step),
    'analysis.open': ({ id }) => ({ step: find(id).status.step, latents: 10, sigmaPerLatent: sampleEvaluation().sigmaPerLatent, order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }),
    'analysis.decode': ({ latents }) => circleSheet(latents.map(([first, second]): [number, number] => [0.5 + (first ?? 0) / 5, 0.5 + (second ?? 0) / 5]), Math.min(8, latents.length)),
    'analysis.encode': ({ factors }) => ({ image: circleSheet([[factors[0] ?? 0.5, factors[1] ?? 0.5]], 1), mean: [((factors[0] ?? 0.5) - 0.5) * 5, ((factors[1] ?? 0.5) - 0.5) * 5, 0, 0, 0, 0, 0, 0, 0, 0], sigma: sampleEvaluation().sigmaPerLatent }),
    'analysis.traverse': () => ({ images: sampleSnapshot().traversals, order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }),
  };
}

/** Builds a fake client that knows `runs`. */
export function createFakeClient(runs: readonly RunSummary[] = sampleRuns()): FakeClient {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const disconnectListeners = new Set<() => void>();
  const made: FakeClient['made'] = [];
  const emit: FakeClient['emit'] = (name, payload) => {
    const schema: z.ZodType = events[name];
    for (const listener of listeners.get(name) ?? []) listener(validate(schema, payload, name) as never);
  };
  const handlers = cannedAnswers(new Map(runs.map((run) => [run.status.id, run])), emit);
  return {
    made,
    emit,
    answer(name, handler) { handlers[name] = handler; },
    disconnect() { for (const listener of disconnectListeners) listener(); },
    async call(name, input) {
      made.push({ name, input });
      const definition: { input: z.ZodType; output: z.ZodType } = calls[name];
      const handler = handlers[name] as (input: unknown) => unknown;
      const output = await handler(validate(definition.input, input, `The input of ${name}`));
      return validate(definition.output, output, `The answer to ${name}`) as never;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onDisconnect(listener) { disconnectListeners.add(listener); },
  };
}
