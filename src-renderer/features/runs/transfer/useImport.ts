import { computed, ref, shallowRef } from 'vue';
import type { CallOutput } from '@shared/contract/contract';
import type { ImportSource } from '@shared/contract/imports';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError, toProblem, type Problem } from '@shared/problem';
import type { MetricRole } from '@shared/run/metricRole';
import { useClient } from '@renderer/shared/client/client';
import type { NamedFile } from '@renderer/shared/transfers/droppedFiles';
import { useTransfersStore } from '@renderer/shared/transfers/transfersStore';
import { uploadFiles } from '@renderer/shared/transfers/uploadFiles';

type Inspection = CallOutput<'imports.inspect'>;
export type ImportResult = CallOutput<'imports.run'>;

/** Foreign curves that the researcher may take in, under a name and seed of their choice. */
export interface ChosenCurves {
  readonly key: string;
  readonly detail: string;
  taken: boolean;
  name: string;
  seed: number | null;
}

/** One import, from choosing files to what came of it. */
export function useImport() {
  const transfers = useTransfersStore();
  const busy = ref<'' | 'reading' | 'importing'>('');
  const problem = shallowRef<Problem | null>(null);
  const inspection = shallowRef<Inspection | null>(null);
  const curves = ref<ChosenCurves[]>([]);
  const roles = ref<Record<string, MetricRole>>({});
  const experiment = shallowRef<Experiment | null>(null);
  let ticket: string | null = null;
  let source: ImportSource = { kind: 'upload' };

  /** Forgets what was chosen, on both sides. */
  function reset(): void {
    if (ticket !== null) void useClient().call('imports.cancel', { ticket }).catch(() => undefined);
    ticket = null;
    inspection.value = null;
    problem.value = null;
    curves.value = [];
    roles.value = {};
    experiment.value = null;
  }

  async function attempt<Result>(state: 'reading' | 'importing', label: string, work: (ticket: string) => Promise<Result>): Promise<Result | null> {
    busy.value = state;
    problem.value = null;
    const cancel = (one: string) => { void useClient().call('imports.cancel', { ticket: one }).catch(() => undefined); };
    try {
      return await transfers.during(label, cancel, work, ticket);
    } catch (error) {
      problem.value = error instanceof ProblemError && error.problem.code === 'cancelled' ? null : toProblem(error);
      return null;
    } finally {
      busy.value = '';
    }
  }

  async function inspect(label: string, bring: (ticket: string) => Promise<void>, from: ImportSource): Promise<void> {
    reset();
    source = from;
    const found = await attempt('reading', label, async (one) => {
      ticket = one;
      await bring(one);
      return useClient().call('imports.inspect', { ticket: one, source: from });
    });
    if (!found) return;
    inspection.value = found;
    curves.value = found.curves.map(({ key, name, seed, lines, firstStep, lastStep }, index) => ({
      key, name: name.slice(0, 120), seed: seed ?? index, taken: true, detail: `${lines.toLocaleString('en-US')} lines, steps ${firstStep.toLocaleString('en-US')} to ${lastStep.toLocaleString('en-US')}`,
    }));
    roles.value = Object.fromEntries(found.curves.flatMap(({ columns }) => columns.map(({ name, role }) => [name, role] as const)));
  }

  const taken = computed(() => curves.value.filter((one) => one.taken));
  const newRuns = computed(() => inspection.value?.runs.filter(({ alreadyHere }) => !alreadyHere).length ?? 0);
  const fault = computed(() => {
    if (taken.value.some(({ name }) => name.trim() === '')) return 'Every run needs a name.';
    if (taken.value.some(({ seed }) => seed === null || !Number.isInteger(seed) || seed < 0)) return 'Seeds are whole numbers from 0.';
    if (taken.value.length > 0 && experiment.value === null) return 'Say which experiment these metrics are of.';
    return null;
  });

  return {
    busy, problem, inspection, curves, roles, experiment, taken, newRuns, fault, reset,
    /** Uploads files and looks at what they are. */
    fromFiles: (files: readonly NamedFile[]) => inspect(files.length === 1 ? `Reading ${files[0]!.name}` : `Reading ${String(files.length)} files`, (one) => uploadFiles(one, files, (fraction) => { transfers.progress(one, fraction); }), { kind: 'upload' }),
    /** Looks at a file or folder on the computer that trains. */
    fromPath: (path: string) => inspect(`Reading ${path}`, () => Promise.resolve(), { kind: 'path', path }),
    /** Takes in what was chosen; null where it did not come to that. */
    run: (): Promise<ImportResult | null> => attempt('importing', 'Importing', (one) => useClient().call('imports.run', {
      ticket: one,
      source,
      curves: taken.value.map(({ key, name, seed }) => ({ key, name, seed: seed ?? 0, roles: Object.fromEntries((inspection.value?.curves.find((curve) => curve.key === key)?.columns ?? []).map((column) => [column.name, roles.value[column.name] ?? column.role])) })),
      experiment: taken.value.length > 0 ? experiment.value : null,
    })),
  };
}
