import { commandKinds, type Command } from './command';
import { fuzzyMatch } from './fuzzyMatch';

/** A command as it is listed. */
export interface ListedCommand {
  readonly command: Command;
  /** Characters of the title that answer the query. */
  readonly positions: readonly number[];
}

/** Words in the muted text count less than those of the title. */
const DETAIL_WEIGHT = 0.6;
const RECENT_BONUS = 6;
/** Of each kind, while nothing is typed. */
const FEW = 6;

/**
 * The commands that answer a query, best first. Each word of it must occur in the title or the muted text. Without a query:
 * what was used last, then a few of each kind.
 * @param recent ids, the last used first
 */
export function rankCommands(commands: readonly Command[], query: string, recent: readonly string[], most: number): ListedCommand[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return unasked(commands, recent).slice(0, most);
  const found = commands.flatMap((command) => {
    const match = matchAll(words, command);
    return match ? [{ command, positions: match.positions, score: match.score + (recent.includes(command.id) ? RECENT_BONUS : 0) }] : [];
  });
  return found.sort((left, right) => right.score - left.score || left.command.title.length - right.command.title.length).slice(0, most);
}

function unasked(commands: readonly Command[], recent: readonly string[]): ListedCommand[] {
  const last = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const rest = commandKinds.flatMap((kind) => commands.filter((command) => command.kind === kind && !last.includes(command)).slice(0, kind === 'Go to' ? commands.length : FEW));
  return [...last, ...rest].map((command) => ({ command, positions: [] }));
}

function matchAll(words: readonly string[], { title, detail }: Command): { score: number; positions: number[] } | null {
  let score = 0;
  const positions = new Set<number>();
  for (const word of words) {
    const inTitle = fuzzyMatch(word, title);
    const inDetail = fuzzyMatch(word, detail);
    // Of a long text any letters can be picked: only a whole piece of the muted text counts.
    const detailScore = inDetail && detail.toLowerCase().includes(word.toLowerCase()) ? DETAIL_WEIGHT * inDetail.score : -Infinity;
    if (!inTitle && detailScore === -Infinity) return null;
    if (inTitle && inTitle.score >= detailScore) {
      score += inTitle.score;
      for (const position of inTitle.positions) positions.add(position);
    } else score += detailScore;
  }
  return { score, positions: [...positions].sort((left, right) => left - right) };
}
