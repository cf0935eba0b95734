/** What the painter asks of a canvas: the part that `SvgContext` writes as SVG. */
type Painted = Pick<
  CanvasRenderingContext2D,
  'strokeStyle' | 'fillStyle' | 'lineWidth' | 'lineJoin' | 'globalAlpha' | 'font' | 'textAlign' | 'textBaseline'
  | 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'arc' | 'rect' | 'clip' | 'stroke' | 'fill' | 'fillRect' | 'fillText' | 'save' | 'restore' | 'translate' | 'setLineDash'
>;

const PLACES = 2;

/**
 * Takes what the painter draws on a canvas and writes it as SVG: the same picture as a vector. Knows straight lines, whole
 * circles, rectangles, texts and translations; a clip holds until the state that it was set in is restored.
 */
export class SvgContext implements Painted {
  strokeStyle: Painted['strokeStyle'] = '#000000';
  fillStyle: Painted['fillStyle'] = '#000000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'round';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #parts: string[] = [];
  /** How many groups each saved state has opened, innermost last. */
  readonly #opened: number[] = [0];
  #path = '';
  #dash: readonly number[] = [];
  #clips = 0;

  beginPath(): void { this.#path = ''; }
  closePath(): void { this.#path += 'Z'; }
  moveTo(x: number, y: number): void { this.#path += `M${short(x)} ${short(y)}`; }
  lineTo(x: number, y: number): void { this.#path += `L${short(x)} ${short(y)}`; }

  arc(x: number, y: number, radius: number): void {
    const [r, across] = [short(radius), short(2 * radius)];
    this.#path += `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }

  clip(): void {
    const id = `clip${String(this.#clips++)}`;
    this.#parts.push(`<clipPath id="${id}"><path d="${this.#path}"/></clipPath><g clip-path="url(#${id})">`);
    this.#opened[this.#opened.length - 1]! += 1;
  }

  stroke(): void {
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(' ')}"` : '';
    this.#add(`fill="none" stroke="${paint(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"${dash}`);
  }

  fill(): void { this.#add(`fill="${paint(this.fillStyle)}"`); }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${paint(this.fillStyle)}"${this.#alpha()}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const anchor = this.textAlign === 'center' ? 'middle' : this.textAlign === 'right' ? 'end' : 'start';
    const baseline = this.textBaseline === 'middle' ? 'central' : this.textBaseline === 'top' ? 'hanging' : 'auto';
    const [size = '10px', ...family] = this.font.split(' ');
    this.#parts.push(`<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" dominant-baseline="${baseline}" font-size="${size}" font-family="${escaped(family.join(' '))}" fill="${paint(this.fillStyle)}"${this.#alpha()}>${escaped(text)}</text>`);
  }

  translate(x: number, y: number): void {
    this.#parts.push(`<g transform="translate(${short(x)} ${short(y)})">`);
    this.#opened[this.#opened.length - 1]! += 1;
  }

  save(): void { this.#opened.push(0); }
  restore(): void { this.#parts.push('</g>'.repeat(this.#opened.pop() ?? 0)); }
  setLineDash(dash: readonly number[]): void { this.#dash = dash; }

  /** The whole picture as a file. */
  document(width: number, height: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">${this.#parts.join('')}${'</g>'.repeat(this.#opened.reduce((sum, count) => sum + count, 0))}</svg>\n`;
  }

  #add(attributes: string): void {
    if (this.#path !== '') this.#parts.push(`<path d="${this.#path}" ${attributes}${this.#alpha()}/>`);
  }

  #alpha(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${short(this.globalAlpha)}"`;
  }
}

function short(value: number): string {
  return String(Number(value.toFixed(PLACES)));
}

function paint(style: Painted['fillStyle']): string {
  if (typeof style !== 'string') throw new Error('SvgContext writes plain colors only');
  return escaped(style);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
