/** Text that is HTML or SVG already and needs no escaping. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insert = Markup | string | number | readonly Markup[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function inserted(value: Insert): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escaped(value);
  // Coordinates with a dozen digits would only make the file large.
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return value.map((part) => part.text).join('');
}

/** Template tag for HTML and SVG: what is inserted is escaped, unless it is markup itself. Numbers keep two decimals. */
export function markup(strings: TemplateStringsArray, ...values: readonly Insert[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + inserted(values[index - 1] ?? '') + string));
}
