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
const LABEL_WIDTH = 78;
const HEADER_HEIGHT = 18;

/** A sheet of images, enlarged without smoothing, with lines between the images and labels beside the rows. */
export function imageSheet({ label, sheet, rowLabels, columnLabels }: ImageSheet): Markup {
  const width = sheet.columns * TILE;
  const height = sheet.rows * TILE;
  const top = columnLabels.length > 0 ? HEADER_HEIGHT : 0;
  const columns = columnLabels.map((text, index) => markup`<text class="tick-label" x="${LABEL_WIDTH + (index + 0.5) * TILE}" y="12" text-anchor="middle">${text}</text>`);
  const rows = rowLabels.map(({ name, detail, faint }, index) => {
    const middle = top + (index + 0.5) * TILE;
    return markup`<text class="${faint ? 'row-label faint' : 'row-label'}" x="0" y="${middle + 4}">${name}</text><text class="row-detail" x="${LABEL_WIDTH - 8}" y="${middle + 4}" text-anchor="end">${detail}</text>`;
  });
  const lines = [
    ...Array.from({ length: sheet.columns - 1 }, (_, index) => markup`<line x1="${LABEL_WIDTH + (index + 1) * TILE}" x2="${LABEL_WIDTH + (index + 1) * TILE}" y1="${top}" y2="${top + height}"/>`),
    ...Array.from({ length: sheet.rows - 1 }, (_, index) => markup`<line x1="${LABEL_WIDTH}" x2="${LABEL_WIDTH + width}" y1="${top + (index + 1) * TILE}" y2="${top + (index + 1) * TILE}"/>`),
  ];
  return markup`<svg class="chart sheet" viewBox="0 0 ${LABEL_WIDTH + width} ${top + height}" role="img" aria-label="${label}">
${columns}${rows}
<image x="${LABEL_WIDTH}" y="${top}" width="${width}" height="${height}" href="${sheet.dataUrl}" preserveAspectRatio="none"/>
<g class="sheet-lines">${lines}</g>
</svg>`;
}
