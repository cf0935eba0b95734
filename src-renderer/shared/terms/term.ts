/** What a word on the screen means. */
export interface Term {
  readonly name: string;
  /** One to three plain sentences. */
  readonly text: string;
  /** TeX; null where words say it all. */
  readonly formula: string | null;
  /** Where it comes from: authors, year and section; null for common knowledge. */
  readonly source: string | null;
}
