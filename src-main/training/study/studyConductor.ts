import type { EventName, EventPayload, Publish } from '@shared/contract/contract';
import type { StudyOverview } from '@shared/contract/studies';
import { ProblemError, type Problem } from '@shared/problem';
import { activeStates, type RunStatus } from '@shared/run/status';
import type { StudyPlan } from '@shared/study/study';
import { isHeldHere, isLetGo, thisProcess } from '../../store/runProcess';
import type { KeptStudy } from '../../store/studyFile';
import type { StudyStore } from '../../store/studyStore';
import type { Scheduler } from '../scheduler/scheduler';
import { countStudy } from './countStudy';
import { OpenPlans } from './openPlans';
import { openStudy, type OpenStudy } from './openStudy';
import { reasonOfEnd } from './reasonOfEnd';
import type { RunStatuses } from './runStatuses';
import { StudyClock } from './studyClock';
import { StudyQueue, type StudyQueueOptions } from './studyQueue';

const HEARTBEAT_MILLISECONDS = 15_000;
/** Progress is told about this often at most. */
const TELLING_MILLISECONDS = 1_000;

export interface StudyConductorOptions {
  readonly store: StudyStore;
  readonly statuses: RunStatuses;
  readonly scheduler: Pick<Scheduler, 'addSource' | 'removeSource' | 'wake' | 'pause' | 'continue' | 'stop'>;
  /** Devices that a plan comes to: those that it names, or the fastest one for its first experiment. */
  readonly devicesOf: (plan: StudyPlan, study: OpenStudy) => Promise<readonly string[]>;
  /** Makes the folder of a run, or takes up the one that is there: it is queued and held by this process then. */
  readonly prepare: StudyQueueOptions['prepare'];
  readonly publish: Publish;
}

/** A study whose runs this process trains, or has paused. */
interface Conducted {
  readonly queue: StudyQueue;
  readonly clock: StudyClock;
}

/** Keeps studies, and trains their runs by way of the scheduler. */
export class StudyConductor {
  readonly #options: StudyConductorOptions;
  readonly #plans = new OpenPlans();
  readonly #conducted = new Map<string, Conducted>();
  readonly #telling = new Map<string, NodeJS.Timeout>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #stopWatching: () => void;
  #closed = false;

  constructor(options: StudyConductorOptions) {
    this.#options = options;
    this.#heartbeat = setInterval(() => { for (const id of this.#conducted.keys()) this.#note(id, {}); }, HEARTBEAT_MILLISECONDS);
    this.#heartbeat.unref();
    this.#stopWatching = options.store.watch((change) => {
      if (change.kind === 'changed') void this.#tellAll(change.study.id);
      else this.#forget(change.id);
    });
  }

  async list(): Promise<{ studies: StudyOverview[]; unreadable: { folder: string; problem: Problem }[] }> {
    const { studies, unreadable } = this.#options.store.list();
    const overviews: StudyOverview[] = [];
    for (const study of studies) overviews.push(await this.#overview(study));
    return { studies: overviews, unreadable };
  }

  /** @throws ProblemError with code `nothing-to-train`, `unknown-device` or `device-unavailable`; nothing is kept then. */
  async create(plan: StudyPlan): Promise<StudyOverview> {
    await this.#check(plan, await openStudy(plan));
    return this.#told(this.#options.store.create(plan).id);
  }

  /** Goes on with another plan. What trains already trains on. */
  async change(id: string, plan: StudyPlan): Promise<StudyOverview> {
    this.#read(id, 'changed');
    const opened = await this.#plans.of(id, plan);
    await this.#check(plan, opened);
    const conducted = this.#conducted.get(id);
    const devices = conducted ? await this.#devices(plan, opened) : [];
    this.#write(id, { plan });
    conducted?.queue.change(plan, devices, opened.runs);
    this.#options.scheduler.wake();
    this.#touch(id);
    return this.#told(id);
  }

  /** Queues what is missing, or goes on after a pause. */
  async start(id: string): Promise<StudyOverview> {
    const study = this.#read(id, 'started');
    const conducted = this.#conducted.get(id);
    const { scheduler } = this.#options;
    if (conducted) {
      conducted.queue.release();
      this.#write(id, { state: 'running', reason: null });
      await Promise.all(conducted.queue.active.map((run) => scheduler.continue(run)));
      await this.#startClock(id, conducted);
      scheduler.wake();
      this.#touch(id);
      return this.#told(id);
    }
    const opened = await this.#plans.of(id, study.plan);
    const devices = await this.#devices(study.plan, opened);
    // Somebody may have started it twice, or closed the program meanwhile.
    if (this.#closed || this.#conducted.has(id)) return this.#told(id);
    const queue = new StudyQueue({
      plan: study.plan,
      devices,
      runs: opened.runs,
      statusOf: (run) => this.#options.statuses.get(run),
      prepare: this.#options.prepare,
      onProblem: (problem) => { void this.#holdUp(id, problem); },
      onChange: () => {
        if (queue.isOver) void this.#settle(id);
        else this.#touch(id);
      },
    });
    const begun = { queue, clock: new StudyClock() };
    this.#write(id, { state: 'running', reason: null, process: thisProcess() });
    this.#conducted.set(id, begun);
    await this.#startClock(id, begun);
    scheduler.addSource(queue);
    this.#touch(id);
    return this.#told(id);
  }

  /** Pauses what trains and holds back what waits. */
  async pause(id: string): Promise<StudyOverview> {
    const { queue, clock } = this.#requireConducted(id, 'paused');
    queue.hold();
    clock.stop();
    this.#write(id, { state: 'paused', reason: null });
    await Promise.all(queue.active.map((run) => this.#options.scheduler.pause(run)));
    return this.#told(id);
  }

  /** Stops what trains after a checkpoint, and forgets what waits. */
  async stop(id: string): Promise<StudyOverview> {
    const study = this.#read(id, 'stopped');
    const conducted = this.#conducted.get(id);
    if (!conducted) {
      if (study.state !== 'paused') throw notRunning(id);
      this.#write(id, { state: 'ended', reason: 'It was stopped.', process: null });
      return this.#told(id);
    }
    conducted.queue.hold();
    conducted.queue.empty();
    await Promise.all(conducted.queue.active.map((run) => this.#options.scheduler.stop(run)));
    this.#letGo(id, { state: 'ended', reason: 'It was stopped.' });
    return this.#told(id);
  }

  remove(id: string): void {
    const study = this.#read(id, 'removed');
    if (this.#conducted.has(id)) throw new ProblemError({ code: 'study-held', what: `This study is ${study.state}.`, where: id, remedy: 'Stop it first; then it can be removed.' });
    this.#options.store.remove(id);
    this.#forget(id);
  }

  async restore(id: string): Promise<StudyOverview> {
    this.#options.store.restore(id);
    return this.#told(id);
  }

  /** Listens to what the workbench tells about runs. */
  readonly listen = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    const status = this.#options.statuses.notice(name, payload);
    if (status === null || this.#conducted.size === 0) return;
    for (const [id, { queue }] of this.#conducted) if (queue.wants(status.id)) this.#touch(id);
    // Another study or another process may have ended a run that is waited for.
    if (!activeStates.includes(status.state)) this.#options.scheduler.wake();
  };

  /** Every study that runs is paused, for another start of the program to continue. */
  close(): void {
    this.#closed = true;
    this.#stopWatching();
    clearInterval(this.#heartbeat);
    for (const timer of this.#telling.values()) clearTimeout(timer);
    for (const id of [...this.#conducted.keys()]) {
      const wasHeld = this.#conducted.get(id)?.queue.held === true;
      this.#letGo(id, { state: 'paused', ...(!wasHeld && { reason: 'The program was closed while it trained.' }) });
    }
  }

  /** A study is gone; what trains of it trains on. */
  #forget(id: string): void {
    this.#letGo(id, {});
    this.#plans.forget(id);
    this.#options.publish('studies.removed', { id });
  }

  #requireConducted(id: string, participle: string): Conducted {
    this.#read(id, participle);
    const conducted = this.#conducted.get(id);
    if (conducted) return conducted;
    throw notRunning(id);
  }

  /** @throws ProblemError with code `study-held-elsewhere` where another living process trains its runs. */
  #read(id: string, participle: string): KeptStudy {
    const study = this.#options.store.read(id);
    if (study.process === null || isHeldHere(study) || isLetGo(study, Date.now())) return study;
    const { pid, host } = study.process;
    throw new ProblemError({ code: 'study-held-elsewhere', what: `This study is trained by process ${String(pid)} on ${host} and can't be ${participle} from here.`, where: id, remedy: 'Do it there: press Ctrl-C in its terminal, or use its window.' });
  }

  /** @throws ProblemError when the disk refuses. */
  #write(id: string, change: Partial<KeptStudy>): void {
    const { store } = this.#options;
    store.write({ ...store.read(id), ...change, heartbeatAt: new Date().toISOString() });
  }

  #letGo(id: string, change: Partial<KeptStudy>): void {
    const conducted = this.#conducted.get(id);
    if (!conducted) return;
    conducted.queue.hold();
    this.#options.scheduler.removeSource(conducted.queue);
    this.#conducted.delete(id);
    this.#note(id, { ...change, process: null });
  }

  /** Writes what nobody waits for: a full disk is told of by the runs, and a folder may have been taken away. */
  #note(id: string, change: Partial<KeptStudy>): void {
    const { store } = this.#options;
    try {
      store.note({ ...store.read(id), ...change, heartbeatAt: new Date().toISOString() });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  /** The disk is full, for example: nothing further starts, what trains ends as it may. */
  async #holdUp(id: string, { what, where, remedy }: Problem): Promise<void> {
    this.#conducted.get(id)?.clock.stop();
    this.#note(id, { state: 'paused', reason: `${what} ${where === '' ? '' : `(${where}) `}${remedy}` });
    await this.#tellAll(id);
  }

  async #startClock(id: string, { clock }: Conducted): Promise<void> {
    const { plan } = this.#options.store.read(id);
    clock.start(this.#count(plan, await this.#plans.of(id, plan)).workDone);
  }

  async #devices(plan: StudyPlan, opened: OpenStudy): Promise<readonly string[]> {
    await this.#check(plan, opened);
    return this.#options.devicesOf(plan, opened);
  }

  /** Whether a plan can be trained here. Which of its devices is the fastest is found out when it is started. */
  async #check(plan: StudyPlan, opened: OpenStudy): Promise<void> {
    if (opened.runs.length === 0) throw new ProblemError({ code: 'nothing-to-train', what: 'No combination of this study makes sense.', where: opened.cells[0]?.problem ?? '', remedy: 'Correct its values; each combination says what is wrong with it.' });
    if (plan.devices.length > 0) await this.#options.devicesOf(plan, opened);
  }

  #count(plan: StudyPlan, { runs }: OpenStudy) {
    return countStudy(runs, (run) => this.#options.statuses.get(run), plan.earlyStop);
  }

  async #overview({ id, plan, state, reason, createdAt }: KeptStudy): Promise<StudyOverview> {
    const opened = await this.#plans.of(id, plan);
    const { workDone, workLeft, ...progress } = this.#count(plan, opened);
    const secondsLeft = this.#conducted.get(id)?.clock.secondsLeft(workDone, workLeft) ?? null;
    return { study: { id, plan, state, reason, createdAt }, cells: [...opened.cells], ...progress, secondsLeft };
  }

  /** The overview of a study, after everybody was told of it. */
  async #told(id: string): Promise<StudyOverview> {
    const overview = await this.#overview(this.#options.store.read(id));
    this.#options.publish('studies.changed', overview);
    return overview;
  }

  async #tellAll(id: string): Promise<void> {
    try {
      await this.#told(id);
    } catch (error) {
      // It was removed, or became unreadable, at this very moment.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  /** Something about a study changed: tells how far it is, soon, and ends it where nothing is left. */
  #touch(id: string): void {
    if (this.#telling.has(id) || this.#closed) return;
    const timer = setTimeout(() => {
      this.#telling.delete(id);
      void this.#settle(id);
    }, TELLING_MILLISECONDS);
    this.#telling.set(id, timer);
  }

  async #settle(id: string): Promise<void> {
    const conducted = this.#conducted.get(id);
    if (!conducted) return;
    const { plan } = conducted.queue;
    const opened = await this.#plans.of(id, plan);
    if (this.#closed || this.#conducted.get(id) !== conducted) return;
    if (conducted.queue.isOver && !conducted.queue.held) {
      const statuses = opened.runs.map((run): RunStatus | null => this.#options.statuses.get(run.id));
      this.#letGo(id, { state: 'ended', reason: reasonOfEnd(statuses, plan, conducted.queue) });
      await this.#tellAll(id);
      return;
    }
    const { workDone, workLeft, ...progress } = this.#count(plan, opened);
    this.#options.publish('studies.progressed', { id, ...progress, secondsLeft: conducted.clock.secondsLeft(workDone, workLeft) });
  }
}

function notRunning(id: string): ProblemError {
  return new ProblemError({ code: 'study-not-running', what: 'This study is not running.', where: id, remedy: 'Start it first.' });
}
