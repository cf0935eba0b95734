import type { Client } from '@shared/contract/client';
import { calls, events, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload } from '@shared/contract/contract';
import type { Device } from '@shared/contract/devices';
import { dataShape, varyingFactors, type Dataset } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import type { StudyOverview } from '@shared/contract/studies';
import type { RunSummary } from '@shared/run/summary';
import type { StudyPlan, StudyState } from '@shared/study/study';
import { validate } from '@shared/validate';
import type { z } from 'zod';
import { sampleEvaluation, sampleMetricResults, sampleMetrics, sampleRun, sampleRuns, sampleSnapshot } from './sampleRuns';
import { sampleCells, sampleStudy } from './sampleStudies';
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

/** One study that is planned; its state is as the last call left it. */
function cannedStudies(emit: FakeClient['emit']): Pick<Handlers, Extract<CallName, `studies.${string}`>> {
  const studies = new Map([sampleStudy()].map((overview) => [overview.study.id, overview]));
  const put = (overview: StudyOverview) => {
    studies.set(overview.study.id, overview);
    emit('studies.changed', overview);
    return overview;
  };
  const find = (id: string) => {
    const overview = studies.get(id);
    if (!overview) throw new ProblemError({ code: 'study-not-found', what: 'There is no such study.', where: id, remedy: 'Look for it in Studies.' });
    return overview;
  };
  const setState = (id: string, state: StudyState) => put({ ...find(id), study: { ...find(id).study, state } });
  return {
    'studies.preview': (plan) => {
      const cells = sampleCells(plan as StudyPlan);
      const total = cells.flatMap(({ runs }) => runs).length;
      return { cells, total, done: 0, bytes: total * 4e6 };
    },
    'studies.estimate': ({ plan }) => ({ seconds: sampleStudy(plan as StudyPlan).total * 40 }),
    'studies.cancelEstimate': () => ({}),
    'studies.list': () => ({ studies: [...studies.values()], unreadable: [] }),
    'studies.create': (plan) => put(sampleStudy(plan as StudyPlan, 'planned', `20260302-09000${String(studies.size)}-sweep`)),
    'studies.change': ({ id, plan }) => put(sampleStudy(plan as StudyPlan, find(id).study.state, id)),
    'studies.start': ({ id }) => setState(id, 'running'),
    'studies.pause': ({ id }) => setState(id, 'paused'),
    'studies.stop': ({ id }) => setState(id, 'ended'),
    'studies.remove': ({ id }) => {
      find(id);
      emit('studies.removed', { id });
      return {};
    },
    'studies.restore': ({ id }) => put(find(id)),
  };
}

/** The sample evaluation and curves, for every run that is asked for; of replicas the first ones agree best. */
function cannedComparison(find: (id: string) => RunSummary): Pick<Handlers, Extract<CallName, `comparison.${string}`>> {
  return {
    'comparison.evaluations': ({ ids }) => ({
      evaluations: ids.map((id) => {
        const evaluation = sampleEvaluation(find(id).status.step);
        const { latents, factors, rows, columns, score, trainedScore, singularValueRatio } = evaluation.geometry;
        const numbers = Object.fromEntries(Object.entries(evaluation).filter(([name]) => name !== 'cloud')) as Omit<typeof evaluation, 'cloud'>;
        return { id, evaluation: { ...numbers, geometry: { latents, factors, rows, columns, score, trainedScore, singularValueRatio } } };
      }),
    }),
    'comparison.planes': ({ ids }) => ({ planes: ids.map((id) => ({ id, plane: sampleEvaluation(find(id).status.step).geometry })) }),
    'comparison.curves': ({ ids, measure }) => ({
      curves: ids.map((id) => {
        const records = sampleMetrics(find(id).status.step);
        return { id, steps: records.map(({ step }) => step), values: records.map((record) => (measure === 'kl' ? record.kl : measure === 'nll' ? record.nll : record.loss)) };
      }),
    }),
    'comparison.rankReplicas': ({ ids, samples }) => {
      const ranking = {
        scores: ids.map((_, index) => ({ value: 0.9 - 0.1 * index, interval: [0.85 - 0.1 * index, 0.95 - 0.1 * index] as [number, number] })),
        pairs: ids.map((_, row) => ids.map((_id, column) => (row === column ? 0 : 0.9 - 0.05 * (row + column)))),
        chance: 0.2,
        turned: 0.35,
      };
      return { samples, runs: ids.map((id) => ({ id, step: find(id).status.step })), lasso: ranking, spearman: ranking };
    },
    'comparison.cancelRanking': () => ({}),
  };
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
    ...cannedStudies(emit),
    ...cannedComparison(find),
    'workbench.information': () => ({ version: '0.1.0', commit: 'fedcba9876543210', host: 'electron', platform: 'linux', runsFolder: '/home/researcher/sbd-runs', runsFolderProblem: null }),
    'workbench.choosePath': () => ({ path: '/data/chosen' }),
    'devices.list': () => [...sampleDevices],
    'devices.measure': ({ device, experiment }) => {
      const milliseconds = millisecondsPerStep[device] ?? 50;
      return { device, millisecondsPerStep: milliseconds, estimatedSeconds: (milliseconds * experiment.training.steps) / 1000 };
    },
    'datasets.preview': ({ dataset, images, points }) => {
      const varying = varyingFactors(dataset as Dataset) ?? [];
      const centers = scatteredCenters(points);
      const values = centers.map(([first, second], point) => varying.map(({ low, high }, factor) => {
        const unit = factor === 0 ? (first - 0.2) / 0.6 : factor === 1 ? (second - 0.2) / 0.6 : (point * 0.618 * (factor + 1)) % 1;
        return low + (high - low) * unit;
      }));
      return { images: circleSheet(centers.slice(0, images), 8, dataShape(dataset as Dataset).imageSize), factors: varying.map(({ name }) => name), ranges: varying.map(({ low, high, levels }) => ({ low, high, levels: levels?.length ?? null })), values, positions: null, size: 500_000, walkable: true };
    },
    'datasets.stopReading': () => ({}),
    'runs.list': () => ({ runs: [...runs.values()], unreadable: [] }),
    'runs.start': ({ experiment, device, annotations }) => {
      const base = sampleRun(`20260302-12000${String(started++)}-started`, 'queued', experiment.training.seed);
      return put({ ...base, experiment: experiment as Experiment, status: { ...base.status, requestedDevice: device, totalSteps: experiment.training.steps }, annotations: annotations ?? { tags: [], notes: '' } });
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
    'analysis.measure': ({ id }) => {
      const evaluation = { ...sampleEvaluation(find(id).status.step), metrics: sampleMetricResults() };
      emit('runs.evaluated', { id, evaluation });
      return evaluation;
    },
    'analysis.cancelMeasure': () => ({}),
    'analysis.decode': ({ latents }) => circleSheet(latents.map(([first, second]): [number, number] => [0.5 + (first ?? 0) / 5, 0.5 + (second ?? 0) / 5]), Math.min(8, latents.length)),
    'analysis.encode': ({ factors }) => ({ image: circleSheet([[factors[0] ?? 0.5, factors[1] ?? 0.5]], 1), mean: [((factors[0] ?? 0.5) - 0.5) * 5, ((factors[1] ?? 0.5) - 0.5) * 5, 0, 0, 0, 0, 0, 0, 0, 0], sigma: sampleEvaluation().sigmaPerLatent }),
    'exports.make': ({ ticket, request }) => {
      emit('transfers.progress', { ticket, fraction: 0.5 });
      return { name: `${request.what}.bin`, bytes: 3 };
    },
    'exports.cancel': () => ({}),
    'exports.read': ({ offset }) => ({ data: offset === 0 ? 'AQID' : '' }),
    'exports.discard': () => ({}),
    'imports.begin': () => ({}),
    'imports.upload': () => ({}),
    'imports.inspect': () => ({
      runs: [{ id: '20260101-000000-broadcast-aaaaaa', name: 'runs.zip/20260101-000000-broadcast-aaaaaa', alreadyHere: false }],
      curves: [{ key: 'baseline.csv#', source: 'csv', name: 'baseline', seed: null, lines: 12, firstStep: 10, lastStep: 120, columns: [{ name: 'train_loss', role: 'loss' }, { name: 'accuracy', role: 'extra' }] }],
      skipped: [],
    }),
    'imports.run': ({ curves }) => ({ ids: curves.map((_, index) => `20260101-00000${String(index)}-broadcast-bbbbbb`), skipped: [] }),
    'imports.cancel': () => ({}),
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
