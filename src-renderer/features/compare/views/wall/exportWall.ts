import type { LatentPlane } from '@shared/run/evaluation';
import { paintPlane } from '@renderer/shared/plots/painter/paintPlane';
import { SvgContext } from '@renderer/shared/plots/painter/svgContext';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { groupColor } from '../../runGroups';
import type { WallTile } from './wallOrder';

/** What the wall's picture shows. */
export interface WallPicture {
  readonly tiles: readonly WallTile[];
  readonly planes: ReadonlyMap<string, LatentPlane | null>;
  readonly columns: number;
  /** Pixels of a tile's side. */
  readonly side: number;
  /** The text under a tile. */
  readonly caption: (tile: WallTile) => string;
}

const GAP = 10;
const CAPTION = 18;
const FONT = '11px Arial, Helvetica, sans-serif';
const PNG_DENSITY = 2;
/** Chromium refuses larger canvases. */
const LARGEST_CANVAS = 16_000;

/** The whole wall as a vector picture on white. */
export function wallSvg(picture: WallPicture): string {
  const context = new SvgContext();
  paintWall(context as unknown as CanvasRenderingContext2D, picture);
  const { width, height } = wallSize(picture);
  return context.document(width, height);
}

/** The whole wall as a PNG on white, at two pixels a CSS pixel, fewer where that would be larger than a canvas can be. */
export async function wallPng(picture: WallPicture): Promise<Blob> {
  const { width, height } = wallSize(picture);
  const density = Math.min(PNG_DENSITY, LARGEST_CANVAS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on');
  context.scale(density, density);
  paintWall(context, picture);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error('The browser made no PNG of the canvas')); }, 'image/png');
  });
}

function wallSize({ tiles, columns, side }: WallPicture): { readonly width: number; readonly height: number } {
  const rows = Math.ceil(tiles.length / columns);
  return { width: columns * (side + GAP) + GAP, height: rows * (side + CAPTION + GAP) + GAP };
}

function paintWall(context: CanvasRenderingContext2D, picture: WallPicture): void {
  const { tiles, planes, columns, side, caption } = picture;
  const palette = plotPalette(false);
  const { width, height } = wallSize(picture);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  tiles.forEach((tile, index) => {
    context.save();
    context.translate(GAP + (index % columns) * (side + GAP), GAP + Math.floor(index / columns) * (side + CAPTION + GAP));
    const plane = planes.get(tile.run.id);
    if (plane) paintPlane(context, plane, side, palette);
    context.strokeStyle = palette.line;
    context.lineWidth = 1;
    context.beginPath();
    context.rect(0.5, 0.5, side - 1, side - 1);
    context.stroke();
    context.fillStyle = groupColor(tile.group.color, false);
    context.fillRect(0, side + 5, 8, 8);
    context.fillStyle = palette.text;
    context.font = FONT;
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText(caption(tile), 13, side + 4);
    context.restore();
  });
}
