import type { StudyPlan } from '@shared/study/study';
import { openStudy, type OpenStudy } from './openStudy';

/** The plans of studies, each taken apart once. */
export class OpenPlans {
  readonly #opened = new Map<string, { readonly text: string; readonly study: Promise<OpenStudy> }>();

  /** Cells and runs of a study's plan. */
  of(id: string, plan: StudyPlan): Promise<OpenStudy> {
    const text = JSON.stringify(plan);
    const known = this.#opened.get(id);
    if (known?.text === text) return known.study;
    const study = openStudy(plan);
    this.#opened.set(id, { text, study });
    return study;
  }

  forget(id: string): void {
    this.#opened.delete(id);
  }
}
