import type { SpriteSheet } from '@shared/run/evaluation';
import { markup, type Markup } from '../markup';

export interface ImageSheet {
  readonly label: string;
  readonly sheet: SpriteSheet;
  /** A label beside each row, with a quiet second part. */
  readonly rowLabels: readonly { readonly name: string; readonly detail: string; readonly faint: boolean }[];
  /** A label above each column; none for no such line. */
  readonly columnLabels: readonly string[];
}

const TILE = 40;
const LEAST_LABEL_WIDTH = 78;
/** Of a letter of a label, and of the name before it. */
const LETTER_WIDTH = 6.4;
const NAME_WIDTH = 28;
const HEADER_HEIGHT = 18;

/** A sheet of images, enlarged without smoothing, with lines between the images and labels beside the rows. */
export function imageSheet({ label, sheet, rowLabels, columnLabels }: ImageSheet): Markup {
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...rowLabels.map(({ detail }) => Math.ceil(NAME_WIDTH + detail.length * LETTER_WIDTH)));
  const width = sheet.columns * TILE;
  const height = sheet.rows * TILE;
  const top = columnLabels.length > 0 ? HEADER_HEIGHT : 0;
  const columns = columnLabels.map((text, index) => markup`<text class="tick-label" x="${labelWidth + (index + 0.5) * TILE}" y="12" text-anchor="middle">${text}</text>`);
  const rows = rowLabels.map(({ name, detail, faint }, index) => {
    const middle = top + (index + 0.5) * TILE;
    return markup`<text class="${faint ? 'row-label faint' : 'row-label'}" x="0" y="${middle + 4}">${name}</text><text class="row-detail" x="${labelWidth - 8}" y="${middle + 4}" text-anchor="end">${detail}</text>`;
  });
  const lines = [
    ...Array.from({ length: sheet.columns - 1 }, (_, index) => markup`<line x1="${labelWidth + (index + 1) * TILE}" x2="${labelWidth + (index + 1) * TILE}" y1="${top}" y2="${top + height}"/>`),
    ...Array.from({ length: sheet.rows - 1 }, (_, index) => markup`<line x1="${labelWidth}" x2="${labelWidth + width}" y1="${top + (index + 1) * TILE}" y2="${top + (index + 1) * TILE}"/>`),
  ];
  return markup`<svg class="chart sheet" viewBox="0 0 ${labelWidth + width} ${top + height}" role="img" aria-label="${label}">
${columns}${rows}
<image x="${labelWidth}" y="${top}" width="${width}" height="${height}" href="${sheet.dataUrl}" preserveAspectRatio="none"/>
<g class="sheet-lines">${lines}</g>
</svg>`;
}
