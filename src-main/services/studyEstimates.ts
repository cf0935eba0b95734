import type { Publish } from '@shared/contract/contract';
import { ProblemError } from '@shared/problem';
import type { StudyPlan } from '@shared/study/study';
import { inSlices } from '../training/inSlices';
import { estimateSeconds } from '../training/measurement/estimateSeconds';
import type { Speed } from '../training/measurement/measureExperiment';
import { openStudy } from '../training/study/openStudy';
import type { RunStatuses } from '../training/study/runStatuses';
import { settled } from '../training/study/settled';
import { speedKey, type DeviceCatalog } from './deviceCatalog';

/** How long the missing runs of plans take on a device. Each network is timed once; the catalog remembers how fast it was. */
export class StudyEstimates {
  readonly #catalog: Pick<DeviceCatalog, 'speed'>;
  readonly #statuses: RunStatuses;
  readonly #publish: Publish;
  /** Estimates under way, by device. */
  readonly #inProgress = new Map<string, AbortController>();

  constructor(catalog: Pick<DeviceCatalog, 'speed'>, statuses: RunStatuses, publish: Publish) {
    this.#catalog = catalog;
    this.#statuses = statuses;
    this.#publish = publish;
  }

  /** @throws ProblemError with code `cancelled` after `cancel` or when another estimate begins on the device, `unknown-device`, `device-unavailable`. */
  async seconds(plan: StudyPlan, device: string): Promise<number> {
    this.cancel(device);
    const cancellation = new AbortController();
    this.#inProgress.set(device, cancellation);
    const { signal } = cancellation;
    try {
      const { runs } = await openStudy(plan);
      const networks = new Map<string, { readonly experiment: (typeof runs)[number]['experiment']; readonly ids: string[] }>();
      await inSlices(runs, ({ id, experiment }) => {
        const key = speedKey(device, experiment);
        const network = networks.get(key) ?? { experiment, ids: [] };
        network.ids.push(id);
        networks.set(key, network);
      }, signal);
      const speeds = new Map<string, Speed>();
      for (const [key, { experiment }] of networks) {
        signal.throwIfAborted();
        this.#publish('studies.estimating', { device, fraction: speeds.size / networks.size });
        speeds.set(key, await Promise.race([this.#catalog.speed(device, experiment), aborted(signal)]));
      }
      let seconds = 0;
      await inSlices(runs, ({ id, experiment }) => {
        const status = this.#statuses.get(id);
        if (status !== null && settled(status, plan.earlyStop)) return;
        seconds += estimateSeconds(experiment, speeds.get(speedKey(device, experiment))!, status?.step ?? 0);
      }, signal);
      return seconds;
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new ProblemError({ code: 'cancelled', what: 'The estimate was cancelled.', where: device, remedy: 'Ask for it again when you like.' });
    } finally {
      if (this.#inProgress.get(device) === cancellation) this.#inProgress.delete(device);
    }
  }

  /** Ends the estimate on a device, if there is one. What has been timed is remembered. */
  cancel(device: string): void {
    this.#inProgress.get(device)?.abort();
  }
}

/** Fails when the signal comes. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => { signal.addEventListener('abort', () => { reject(signal.reason as Error); }, { once: true }); });
}
