import { setTimeout as delay } from 'node:timers/promises';
import type { Device } from '@shared/contract/devices';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import { ExclusiveTurns } from '../training/exclusiveTurns';
import type { Speed } from '../training/measurement/measureExperiment';
import type { WorkerPool } from '../training/scheduler/workerPool';

/** What `auto` falls back to: the one device that every machine has. */
const FALLBACK = 'cpu';

/** A device that takes longer than this to be measured, such as a GPU that software imitates, is not the fastest. */
const PATIENCE_MILLISECONDS = 15_000;

/** What is known of this machine's devices: which there are, and how fast each is for a network. */
export class DeviceCatalog {
  readonly #pool: Pick<WorkerPool, 'trainer' | 'analyst'>;
  readonly #speeds = new Map<string, Promise<Speed>>();
  /** Two measurements at once would both be wrong. */
  readonly #turns = new ExclusiveTurns();
  #devices: Promise<Device[]> | null = null;

  constructor(pool: Pick<WorkerPool, 'trainer' | 'analyst'>) {
    this.#pool = pool;
  }

  /** Every device, with the reason where one can't be used. Asked for once. */
  list(): Promise<Device[]> {
    if (this.#devices) return this.#devices;
    const devices = this.#pool.analyst().request('listDevices', {});
    // A list that failed is asked for again.
    devices.catch(() => { this.#devices = null; });
    this.#devices = devices;
    return devices;
  }

  /**
   * Times the experiment's network on a device, the first time that it is asked; later answers come from memory.
   * @throws ProblemError with code `unknown-device` or `device-unavailable`.
   */
  async speed(device: string, experiment: Experiment): Promise<Speed> {
    await this.requireUsable(device);
    const key = speedKey(device, experiment);
    const known = this.#speeds.get(key);
    if (known) return known;
    const speed = this.#turns.take(() => this.#pool.trainer(device).request('measure', { experiment, device }));
    this.#speeds.set(key, speed);
    speed.catch(() => this.#speeds.delete(key));
    return speed;
  }

  /** The device to use for a requested one: itself, or for `auto` the fastest of those that can be used and measured. */
  async resolve(requested: string, experiment: Experiment): Promise<string> {
    if (requested !== 'auto') {
      await this.requireUsable(requested);
      return requested;
    }
    const usable = (await this.list()).filter(({ unavailable }) => unavailable === null).map(({ id }) => id);
    if (usable.length < 2) return usable[0] ?? FALLBACK;
    const working: { id: string; speed: Speed }[] = [];
    for (const id of usable) {
      const speed = await inTime(this.speed(id, experiment));
      if (speed !== null) working.push({ id, speed });
    }
    working.sort((left, right) => left.speed.millisecondsPerStep - right.speed.millisecondsPerStep);
    return working[0]?.id ?? FALLBACK;
  }

  /** @throws ProblemError for a device that does not exist or can't be used here. */
  async requireUsable(id: string): Promise<void> {
    if (id === FALLBACK) return;
    const devices = await this.list();
    const device = devices.find((candidate) => candidate.id === id);
    if (!device) {
      const names = devices.map((candidate) => candidate.id).join(', ');
      throw new ProblemError({ code: 'unknown-device', what: `There is no device ${id}.`, where: '', remedy: `Choose auto or one of ${names}.` });
    }
    if (device.unavailable !== null) {
      throw new ProblemError({ code: 'device-unavailable', what: `Device ${id} can't be used here: ${device.unavailable}`, where: '', remedy: 'Choose another device, or auto.' });
    }
  }
}

/** What the speed of an experiment depends on: not how much its terms weigh, nor how far a step goes. */
export function speedKey(device: string, { dataset, model, likelihood, objective, training }: Experiment): string {
  const { type } = objective;
  const kind = type === 'factorVae' ? { type, layers: objective.discriminator.layers, units: objective.discriminator.units }
    : type === 'betaTcVae' ? { type, estimator: objective.estimator }
    : type === 'decomposition' ? { type, divergence: objective.divergence }
    : { type };
  return JSON.stringify([device, dataset, model, likelihood.type, kind, training.batchSize]);
}

/** The value, or null where it fails or lets us wait. */
async function inTime<Value>(promise: Promise<Value>): Promise<Value | null> {
  const patience = new AbortController();
  try {
    return await Promise.race([promise, delay(PATIENCE_MILLISECONDS, null, { signal: patience.signal })]);
  } catch {
    return null;
  } finally {
    patience.abort();
    promise.catch(() => undefined);
  }
}
