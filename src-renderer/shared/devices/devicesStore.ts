import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Device } from '@shared/contract/devices';
import type { Experiment } from '@shared/experiment/experiment';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '../client/client';
import { measurementKey } from './measurementKey';

/** What is known about the speed of one device for one experiment. */
export interface Speed {
  readonly millisecondsPerStep: number;
  /** For the whole experiment, evaluations included. */
  readonly estimatedSeconds: number;
}

interface Measured extends Speed {
  readonly steps: number;
}

/** The devices of the machine that trains, and how fast each was measured to be. */
export const useDevicesStore = defineStore('devices', () => {
  /** Those that can be used first. */
  const devices = shallowRef<readonly Device[]>([]);
  const loaded = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const measured = ref(new Map<string, Measured>());
  const measuring = ref(new Set<string>());
  const failures = ref(new Map<string, Problem>());

  const available = computed(() => devices.value.filter(({ unavailable }) => unavailable === null));

  async function load(): Promise<void> {
    try {
      const listed = await useClient().call('devices.list', {});
      devices.value = [...listed.filter(({ unavailable }) => unavailable === null), ...listed.filter(({ unavailable }) => unavailable !== null)];
      problem.value = null;
    } catch (error) {
      problem.value = toProblem(error);
    } finally {
      loaded.value = true;
    }
  }

  /** The measured speed of a device for an experiment; null before it was measured. Other steps only stretch the estimate. */
  function speedOf(device: string, experiment: Experiment): Speed | null {
    const known = measured.value.get(entry(device, experiment));
    if (!known) return null;
    const extraSteps = experiment.training.steps - known.steps;
    return { millisecondsPerStep: known.millisecondsPerStep, estimatedSeconds: known.estimatedSeconds + (extraSteps * known.millisecondsPerStep) / 1000 };
  }

  /** The fastest of the devices measured for an experiment, which `auto` would take; null before any was. */
  function fastestFor(experiment: Experiment): string | null {
    const speeds = available.value.flatMap(({ id }) => {
      const speed = speedOf(id, experiment);
      return speed ? [{ id, milliseconds: speed.millisecondsPerStep }] : [];
    });
    return speeds.sort((left, right) => left.milliseconds - right.milliseconds)[0]?.id ?? null;
  }

  function isMeasuring(device: string): boolean {
    return measuring.value.has(device);
  }

  /** Why the last measurement of this experiment on this device failed; null when it did not. */
  function failureOf(device: string, experiment: Experiment): Problem | null {
    return failures.value.get(entry(device, experiment)) ?? null;
  }

  /** Measures one device; while it is being measured, a second request does nothing. Failures are kept for `failureOf`. */
  async function measure(device: string, experiment: Experiment): Promise<void> {
    if (measuring.value.has(device)) return;
    const key = entry(device, experiment);
    measuring.value.add(device);
    failures.value.delete(key);
    try {
      const { millisecondsPerStep, estimatedSeconds } = await useClient().call('devices.measure', { device, experiment });
      measured.value.set(key, { millisecondsPerStep, estimatedSeconds, steps: experiment.training.steps });
    } catch (error) {
      failures.value.set(key, toProblem(error));
    } finally {
      measuring.value.delete(device);
    }
  }

  return { devices, available, loaded, problem, load, speedOf, fastestFor, isMeasuring, failureOf, measure };
});

function entry(device: string, experiment: Experiment): string {
  return `${device} ${measurementKey(experiment)}`;
}
