import type { LatentPlane } from '@shared/run/evaluation';
import { plotPalette } from '../plotPalette';
import { paintPlane } from './paintPlane';

/** Pixels of all pictures that are kept, of 4 bytes each: two hundred stamps of the usual size, and some of the largest. */
const MOST_PIXELS = 8_000_000;

interface KnownPicture {
  readonly look: string;
  readonly picture: HTMLCanvasElement;
}

/** Least recently used first. */
const known = new Map<LatentPlane, KnownPicture>();
let pixels = 0;

/**
 * The picture that `paintPlane` makes of a plane, painted once for as long as it is looked at now and then: a wall that is
 * sorted anew shows many of the same, and painting them takes longer than everything else about it.
 * @param side CSS pixels; @param density device pixels of each
 */
export function planePicture(plane: LatentPlane, side: number, density: number, isDark: boolean): HTMLCanvasElement {
  const look = `${String(side)} ${String(density)} ${String(isDark)}`;
  const old = known.get(plane);
  if (old) forget(plane, old);
  const picture = old?.look === look ? old.picture : painted(plane, side, density, isDark);
  known.set(plane, { look, picture });
  pixels += picture.width * picture.height;
  for (const [other, one] of known) {
    if (pixels <= MOST_PIXELS || other === plane) break;
    forget(other, one);
  }
  return picture;
}

function forget(plane: LatentPlane, { picture }: KnownPicture): void {
  known.delete(plane);
  pixels -= picture.width * picture.height;
}

function painted(plane: LatentPlane, side: number, density: number, isDark: boolean): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = Math.round(side * density);
  picture.height = picture.width;
  const context = picture.getContext('2d')!;
  context.setTransform(density, 0, 0, density, 0, 0);
  paintPlane(context, plane, side, plotPalette(isDark));
  return picture;
}
