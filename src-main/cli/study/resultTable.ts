import type { StudyOverview } from '@shared/contract/studies';
import { summarize } from '@shared/statistics/summary';
import type { Workbench } from '../../services/openWorkbench';
import { cellLabel } from './cellLabel';
import { textTable } from './textTable';

/** What the cells of a study came to: mean ± standard deviation over the replicas that were evaluated. */
export async function resultTable({ services }: Pick<Workbench, 'services'>, { study, cells }: StudyOverview): Promise<string> {
  const ids = cells.flatMap(({ runs }) => runs.map(({ id }) => id));
  if (ids.length === 0) return '';
  const { evaluations } = await services['comparison.evaluations']({ ids });
  const known = new Map(evaluations.map(({ id, evaluation }) => [id, evaluation]));
  const rows = cells.filter(({ runs }) => runs.length > 0).map(({ coordinates, runs }) => {
    const measured = runs.flatMap(({ id }) => known.get(id) ?? []);
    const spread = (values: readonly (number | null)[], digits: number) => {
      const summary = summarize(values);
      if (summary === null) return '–';
      return summary.deviation === null ? summary.mean.toFixed(digits) : `${summary.mean.toFixed(digits)} ± ${summary.deviation.toFixed(digits)}`;
    };
    return [
      cellLabel(study.plan, coordinates),
      `${String(measured.length)}/${String(runs.length)}`,
      spread(measured.map(({ elbo }) => elbo), 1),
      spread(measured.map(({ nll }) => nll), 1),
      spread(measured.map(({ kl }) => kl), 1),
      spread(measured.map(({ mig }) => mig?.value ?? null), 3),
      spread(measured.map(({ geometry }) => geometry?.score ?? null), 3),
    ];
  });
  return textTable([['combination', 'runs', 'ELBO loss', 'NLL', 'KL', 'MIG', 'geometry R²'], ...rows]);
}
