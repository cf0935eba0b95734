import type { SvgPicture } from './captionedSvg';

/** A vector picture as a PNG with `scale` pixels for each of its own. */
export async function rasterize({ svg, width, height }: SvgPicture, scale: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error('The browser made no PNG of the canvas; choose a smaller width or resolution')); }, 'image/png');
  });
}
