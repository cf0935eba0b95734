import { namedDatasets } from '@shared/experiment/namedDatasets';
import { openDataset } from '../../datasets/openDataset';
import { renderingSpeed, type RenderingSpeed } from '../../training/measurement/renderingSpeed';

const MILLISECONDS = 1000;

/** Prints how many images of each named dataset one thread draws in a second: training must not wait for them. */
export async function printSpeeds({ json }: { json?: boolean }): Promise<void> {
  const speeds: (RenderingSpeed & { id: string })[] = [];
  if (!json) console.log(`${'images a second'.padEnd(30)} ${'at first'.padStart(10)} ${'then'.padStart(10)}`);
  for (const { id, dataset } of namedDatasets) {
    const source = await openDataset(dataset);
    const speed = renderingSpeed(source, MILLISECONDS);
    source.close();
    speeds.push({ id, ...speed });
    if (!json) console.log(`${id.padEnd(30)} ${speed.first.toLocaleString('en-US').padStart(10)} ${speed.steady.toLocaleString('en-US').padStart(10)}`);
  }
  if (json) console.log(JSON.stringify(speeds));
}
