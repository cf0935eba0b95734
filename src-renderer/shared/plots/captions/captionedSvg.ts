/** A picture in SVG with its size in pixels. */
export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const FONT_SIZE = 11;
const LINE_HEIGHT = 15;
const MARGIN = 12;
/** Mean width of a character of Arial in ems, a little generous. */
const CHARACTER_WIDTH = 0.52;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The picture with a caption below it, in a paper's plain type. @param picture an SVG document with a `width` and a `height` */
export function captionedSvg({ svg, width, height }: SvgPicture, caption: string): SvgPicture {
  const lines = wrapped(caption, Math.floor((width - 2 * MARGIN) / (FONT_SIZE * CHARACTER_WIDTH)));
  const total = height + MARGIN + lines.length * LINE_HEIGHT;
  const texts = lines.map((line, index) => `<text x="${String(MARGIN)}" y="${String(height + MARGIN / 2 + (index + 0.75) * LINE_HEIGHT)}">${escaped(line)}</text>`);
  const below = `<rect x="0" y="${String(height)}" width="${String(width)}" height="${String(total - height)}" fill="#fff"/><g font-family="Arial, Helvetica, sans-serif" font-size="${String(FONT_SIZE)}" fill="#333">${texts.join('')}</g>`;
  const outer = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${String(width)}" height="${String(total)}" viewBox="0 0 ${String(width)} ${String(total)}">`;
  return { svg: `${outer}${svg.replace(/^<\?xml[^>]*\?>\s*/, '')}${below}</svg>`, width, height: total };
}

/** Lines of whole words. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
