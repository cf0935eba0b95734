/** How well a text answers what was typed, and which of its characters did. */
export interface FuzzyMatch {
  readonly score: number;
  /** Ascending; in the text as it is written. */
  readonly positions: readonly number[];
}

const AT_WORD_START = 8;
const AT_TEXT_START = 4;
/** More than the start of a word: “broad” is the beginning of “broadcast” and not “broa” with the d of “decoder”. */
const CONSECUTIVE = 9;
/** For each character that lies between two that match. */
const GAP = -0.2;

/**
 * Matches the letters of a query in their order anywhere in a text, case and spaces aside; letters at the starts of words and
 * beside each other count more. Null where they do not all occur. Of all ways to match the best is taken, in time |query|·|text|.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const wanted = [...query.toLowerCase()].filter((letter) => letter.trim() !== '');
  const letters = [...text.toLowerCase()];
  if (wanted.length === 0) return { score: 0, positions: [] };
  // best[i][j]: the best score of the first i + 1 wanted letters with the last of them at letter j.
  const best: number[][] = [];
  const before: number[][] = [];
  wanted.forEach((letter, row) => {
    const scores = new Array<number>(letters.length).fill(-Infinity);
    const origins = new Array<number>(letters.length).fill(-1);
    let reach = -Infinity;
    let origin = -1;
    letters.forEach((candidate, column) => {
      const above = row === 0 ? 0 : best[row - 1]![column - 1] ?? -Infinity;
      reach += GAP;
      if (row > 0 && column > 1 && best[row - 1]![column - 2]! + GAP > reach) {
        reach = best[row - 1]![column - 2]! + GAP;
        origin = column - 2;
      }
      if (candidate !== letter) return;
      const start = startBonus(letters, column);
      const jumped = row === 0 ? 0 : reach;
      const beside = row === 0 ? -Infinity : above + CONSECUTIVE;
      scores[column] = 1 + start + Math.max(jumped, beside);
      origins[column] = beside >= jumped ? column - 1 : origin;
    });
    best.push(scores);
    before.push(origins);
  });
  return traced(best, before);
}

function startBonus(letters: readonly string[], column: number): number {
  if (column === 0) return AT_WORD_START + AT_TEXT_START;
  return /[\p{L}\p{N}]/u.test(letters[column]!) && !/[\p{L}\p{N}]/u.test(letters[column - 1]!) ? AT_WORD_START : 0;
}

function traced(best: readonly (readonly number[])[], before: readonly (readonly number[])[]): FuzzyMatch | null {
  const last = best[best.length - 1]!;
  const score = Math.max(-Infinity, ...last);
  if (score === -Infinity) return null;
  const positions: number[] = [];
  let column = last.indexOf(score);
  for (let row = best.length - 1; row >= 0; row--) {
    positions.unshift(column);
    column = before[row]![column]!;
  }
  return { score, positions };
}
