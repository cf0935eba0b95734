import { activeStates } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import type { EvaluationNumbers } from '@shared/contract/comparison';
import { runLabel } from '@renderer/shared/runs/runLabels';
import type { ComparedRun, FieldValues } from './comparedRun';
import { experimentValues, STATE_PATH } from './experimentValues';

/**
 * Makes runs into what Compare shows of them, keeping what it made before: a run that trains sends its progress several times a
 * second, and no plot of a thousand runs should be drawn anew for it.
 */
export class ComparedRuns {
  // What an experiment says never changes.
  readonly #values = new Map<string, FieldValues>();
  #made = new Map<string, ComparedRun>();
  #list: readonly ComparedRun[] = [];
  #places: ReadonlyMap<string, FieldValues> | null = null;

  /** @param places the place of each run on the axes of a study, by id */
  update(runs: readonly RunSummary[], evaluations: ReadonlyMap<string, EvaluationNumbers>, places: ReadonlyMap<string, FieldValues>): readonly ComparedRun[] {
    if (places !== this.#places) this.#made.clear();
    this.#places = places;
    const list = runs.map((run) => this.#compared(run, evaluations.get(run.status.id) ?? null, places.get(run.status.id)));
    if (list.length === this.#list.length && list.every((run, index) => run === this.#list[index])) return this.#list;
    this.#list = list;
    this.#made = new Map(list.map((run) => [run.id, run]));
    return list;
  }

  #compared({ status, experiment }: RunSummary, evaluation: EvaluationNumbers | null, places: FieldValues | undefined): ComparedRun {
    const { id, state } = status;
    let own = this.#values.get(id);
    if (!own) this.#values.set(id, own = experimentValues(experiment));
    const known = this.#made.get(id);
    if (known?.state === state && known.evaluation === evaluation) return known;
    const values = known?.state === state ? known.values : new Map([...(places ?? []), ...own, [STATE_PATH, { text: state, order: state }]]);
    return { id, label: runLabel(experiment), experiment, state, trainedSeconds: activeStates.includes(state) ? null : status.trainedSeconds, evaluation, values };
  }
}
