import { basename } from 'node:path';
import type { ReplicaRanking } from '../training/measurement/rankReplicas';

/** A ranking as a table of text, best first by Lasso, with both levels below. */
export function rankingTable({ samples, replicas, lasso, spearman }: ReplicaRanking): string {
  const best = [...replicas.keys()].sort((left, right) => lasso.scores[right]!.value - lasso.scores[left]!.value);
  const scored = ({ value, interval: [low, high] }: ReplicaRanking['lasso']['scores'][number]) => [value.toFixed(3), `[${low.toFixed(3)}, ${high.toFixed(3)}]`];
  const table = [
    ['run', 'step', 'Lasso', '95 % interval', 'Spearman', '95 % interval'],
    ...best.map((replica) => [basename(replicas[replica]!.path), String(replicas[replica]!.step), ...scored(lasso.scores[replica]!), ...scored(spearman.scores[replica]!)]),
    ['chance', '', lasso.chance.toFixed(3), '', spearman.chance.toFixed(3), ''],
    ['turned', '', lasso.turned.toFixed(3), '', spearman.turned.toFixed(3), ''],
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  return [`UDR of ${String(replicas.length)} runs on ${String(samples)} images, best first by Lasso`, '', ...lines].join('\n');
}
