import { claimMeasures } from '@shared/reproduction/claim';
import { DECISIVE_STANDARD_ERRORS } from '@shared/reproduction/judgeClaim';
import type { Reproduction } from '@shared/reproduction/reproduction';
import { effectText, paperNumberOf, paperText, sideText, standardErrorsText } from '@shared/reproduction/verdictText';
import type { StudyResult } from './readStudy';

/** The verdict of each claim as lines of text, with what stands behind it. */
export function claimLines({ claims, paperNumbers, numbersNote }: Reproduction, { verdicts, replicas, diverged, missing }: StudyResult): string {
  const lines = claims.flatMap((claim, index) => {
    const verdict = verdicts[index]!;
    const sides = verdict.sides.map((side) => {
      const paper = paperNumberOf(paperNumbers, claim, side.label);
      return `    ${side.label}: ${sideText(side)}${paper ? `; paper ${paperText(paper)}` : ''}`;
    });
    const { outcome, standardErrors } = verdict;
    const by = standardErrors === null ? 'too few runs' : `${standardErrorsText(verdict)} standard errors`;
    return [`${outcome.toUpperCase()} (${by}): ${claim.sentence}`, `    ${claimMeasures[claim.rule.measure].title}: effect ${effectText(claim, verdict)}`, ...sides];
  });
  const left = [...(diverged > 0 ? [`${String(diverged)} diverged`] : []), ...(missing > 0 ? [`${String(missing)} not trained to the end`] : [])];
  return [
    ...lines,
    ...(claims.length === 0 && numbersNote !== null ? [numbersNote] : []),
    '',
    `${String(replicas)} runs measured${left.length > 0 ? `, ${left.join(', ')}` : ''}. A claim is decided from ${String(DECISIVE_STANDARD_ERRORS)} standard errors on.`,
  ].join('\n');
}
