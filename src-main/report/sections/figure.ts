import { markup, type Markup } from '../markup';

/** A numbered figure or table with its caption, and the name under which the text refers to it. */
export function figure(name: string, caption: Markup, content: Markup | readonly Markup[]): Markup {
  return markup`<figure>${content}<figcaption><strong>${name}.</strong> ${caption}</figcaption></figure>`;
}
