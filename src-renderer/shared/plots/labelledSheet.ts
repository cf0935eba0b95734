import type { SpriteSheet } from '@shared/run/evaluation';
import { dataUrlToBlob } from './exportPlot';

/** An image of the sheet is drawn about this large, every pixel a square. */
const CELL = 96;
const FONT = '15px Arial, Helvetica, sans-serif';
const HEADER = 26;
const GAP = 12;

/** A sheet of images as a PNG for paper: enlarged on white, with the labels of its rows and columns and lines between the images. */
export async function labelledSheet(sheet: SpriteSheet, rowLabels: readonly string[], columnLabels: readonly string[]): Promise<Blob> {
  const bitmap = await createImageBitmap(dataUrlToBlob(sheet.dataUrl));
  const scale = Math.max(1, Math.round(CELL / sheet.imageSize));
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const cell = sheet.imageSize * scale;
  const ruler = new OffscreenCanvas(1, 1).getContext('2d')!;
  ruler.font = FONT;
  const left = rowLabels.length === 0 ? 0 : Math.ceil(Math.max(...rowLabels.map((label) => ruler.measureText(label).width))) + GAP;
  const top = columnLabels.some((label) => label !== '') ? HEADER : 0;
  const canvas = new OffscreenCanvas(left + width, top + height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(bitmap, left, top, width, height);
  context.fillStyle = '#ffffff';
  for (let column = 1; column < sheet.columns; column++) context.fillRect(left + column * cell - 1, top, 2, height);
  for (let row = 1; row < sheet.rows; row++) context.fillRect(left, top + row * cell - 1, width, 2);
  context.fillStyle = '#1a1e24';
  context.font = FONT;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  rowLabels.forEach((label, row) => { context.fillText(label, left - GAP, top + (row + 0.5) * cell); });
  context.textAlign = 'center';
  columnLabels.forEach((label, column) => { context.fillText(label, left + (column + 0.5) * cell, top / 2); });
  return canvas.convertToBlob({ type: 'image/png' });
}
