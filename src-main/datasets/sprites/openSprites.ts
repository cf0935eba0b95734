import { dataShape } from '@shared/experiment/dataset';
import { spriteFactors, spritesVaryingFactors, type SpritesDataset } from '@shared/experiment/datasets/sprites';
import type { ImageSource } from '../imageSource';
import { renderedSource } from '../renderedSource';
import { SpritePainter } from './spritePainter';

/**
 * The images of dSprites (Matthey et al. 2017), rendered: every combination of its factors once, colors drawn anew each
 * time (Watters et al. 2019, Appendix A.3).
 */
export function openSprites(dataset: SpritesDataset): ImageSource {
  const painter = new SpritePainter(dataset);
  return renderedSource({
    shape: dataShape(dataset),
    factors: spritesVaryingFactors(dataset),
    size: spriteFactors.reduce((product, { levels }) => product * levels!.length, 1),
    render: (values, target) => { painter.draw(values, target); },
  });
}
