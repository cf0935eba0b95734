import { spriteFactors } from '@shared/experiment/datasets/sprites';
import type { SpriteMasks } from '../sprites/spritePainter';
import { SPRITE_SIZE } from '../sprites/spriteRaster';
import type { PreparedFile } from './cache/preparedFile';

/** The masks of dSprites from its prepared file, one bit a pixel. */
export function spriteFileMasks(file: PreparedFile): SpriteMasks {
  const bits = new Uint8Array((SPRITE_SIZE * SPRITE_SIZE) / 8);
  const sizes = spriteFactors.map(({ levels }) => levels!.length);
  return {
    forEachRun: (shape, scale, orientation, posX, posY, visit) => {
      file.readImage([shape, scale, orientation, posX, posY].reduce((cell, index, factor) => cell * sizes[factor]! + index, 0), bits);
      for (let row = 0; row < SPRITE_SIZE; row++) {
        let first = -1;
        for (let column = 0; column <= SPRITE_SIZE; column++) {
          const pixel = row * SPRITE_SIZE + column;
          const inside = column < SPRITE_SIZE && ((bits[pixel >> 3]! >> (7 - (pixel & 7))) & 1) === 1;
          if (inside && first < 0) first = column;
          if (inside || first < 0) continue;
          visit(row, first, column);
          first = -1;
        }
      }
    },
  };
}
