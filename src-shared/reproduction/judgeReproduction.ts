import type { Axis } from '../study/axis';
import { judgeClaim, type Verdict } from './judgeClaim';
import type { Replica } from './replica';
import type { Reproduction } from './reproduction';

/** What the runs say about all claims of a figure or table. */
export interface Judgement {
  /** One for each claim, in their order. */
  readonly verdicts: readonly Verdict[];
  /** Holds where every claim does, does not hold where one does not; null where there is no claim to judge. */
  readonly outcome: Verdict['outcome'] | null;
}

/** Judges every claim of a reproduction from the replicas of one of its studies. */
export function judgeReproduction({ claims }: Pick<Reproduction, 'claims'>, axes: readonly Axis[], replicas: readonly Replica[]): Judgement {
  const verdicts = claims.map((claim) => judgeClaim(claim, axes, replicas));
  const outcomes = verdicts.map(({ outcome }) => outcome);
  if (outcomes.length === 0) return { verdicts, outcome: null };
  if (outcomes.includes('does not hold')) return { verdicts, outcome: 'does not hold' };
  return { verdicts, outcome: outcomes.includes('undecided') ? 'undecided' : 'holds' };
}
