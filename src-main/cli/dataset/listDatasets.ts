import { dataShape, varyingFactors } from '@shared/experiment/dataset';
import { namedDatasets } from '@shared/experiment/namedDatasets';
import { describeFactor } from './describeFactor';

/** Prints the datasets that have a name, with the factors of each in the order of a file of factors. */
export function listDatasets({ json }: { json?: boolean }): void {
  const rows = namedDatasets.map(({ id, title, summary, dataset }) => ({ id, title, summary, shape: dataShape(dataset), factors: varyingFactors(dataset) ?? [], dataset }));
  if (json) {
    console.log(JSON.stringify(rows));
    return;
  }
  for (const { id, summary, factors } of rows) console.log(`${id}\n  ${summary}\n  ${factors.map(describeFactor).join(', ')}`);
}
