import { publishedExperiment } from '../../experiment/publishedExperiment';
import { broadcast, PUBLISHED_FILTERS, SMALL_FILTERS, decoderAxis, DECODER, BROADCAST } from '../paperAxes';
import type { Reproduction } from '../reproduction';
import { requireNamedDataset } from '../../experiment/namedDatasets';
import { reproduce } from './reproduce';
import type { Axis } from '../../study/axis';

/** Both datasets; the rooms need the deeper decoder (Appendix A.1), each has its steps of Table 4. */
function datasets(filters: number, imageSize: 32 | 64, steps: readonly [chairs: number, rooms: number] | null): Axis {
  const changes = (id: string, depth: number, its: number | undefined) => ({
    'dataset': { ...requireNamedDataset(id), imageSize },
    'model.decoder': broadcast(filters, { depth }),
    ...(its === undefined ? {} : { 'training.steps': its }),
  });
  return { title: 'Data', values: [{ label: 'Chairs', changes: changes('chairs', 3, steps?.[0]) }, { label: 'Rooms', changes: changes('rooms', 6, steps?.[1]) }] };
}

/** Figure 10: chairs and rooms. */
export const withoutPosition: Reproduction = reproduce({
  id: 'figure-10', paper: 'Spatial Broadcast Decoder', source: 'Figure 10', title: 'data without positions',
  claims: [],
  paperNumbers: [],
  numbersNote: 'The claim is made by eye: traversals of one model each that look well disentangled. There is no number to judge it by: look at the traversals of our models.',
  base: publishedExperiment('Data without positions', 'chairs', 700_000, broadcast(PUBLISHED_FILTERS)),
  axes: [datasets(PUBLISHED_FILTERS, 64, [700_000, 2_500_000])],
  smallAxes: [datasets(SMALL_FILTERS, 32, null), decoderAxis(DECODER, [[BROADCAST, broadcast(SMALL_FILTERS)]])],
  replicas: [1, 1, 2], steps: 4000,
  alsoChanged: 'Three convolutions for the rooms too.',
  publishedChanges: 'Parametric chairs stand in for the chairs of Aubry et al. 2014, which can\'t be shipped.',
  views: ['side-by-side', 'table'],
});
