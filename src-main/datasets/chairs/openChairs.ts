import { dataShape } from '@shared/experiment/dataset';
import { renderedChairFactors, type ChairsDataset } from '@shared/experiment/datasets/chairs';
import type { ImageSource } from '../imageSource';
import { renderedSource } from '../renderedSource';
import { ChairPainter } from './chairPainter';

/** The parametric chairs that stand in for those of Aubry et al. 2014, rendered: every model from every side once. */
export function openChairs(dataset: ChairsDataset): ImageSource {
  const painter = new ChairPainter(dataset.imageSize);
  return renderedSource({
    shape: dataShape(dataset),
    factors: renderedChairFactors,
    size: renderedChairFactors.reduce((product, { levels }) => product * levels!.length, 1),
    render: (values, target) => { painter.draw(values, target); },
  });
}
