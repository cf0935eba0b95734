import { claimMeasures } from '@shared/reproduction/claim';
import { DECISIVE_STANDARD_ERRORS, type Verdict } from '@shared/reproduction/judgeClaim';
import { budgetNames, budgetTitles, papers, type BudgetName, type Reproduction } from '@shared/reproduction/reproduction';
import { effectText, paperNumberOf, paperText, sideText, standardErrorsText } from '@shared/reproduction/verdictText';
import type { StudyResult } from './readStudy';

/** What was run of a reproduction: the result of each budget, null where nothing of it was. */
export interface ReproductionResults {
  readonly reproduction: Reproduction;
  readonly results: Readonly<Record<BudgetName, StudyResult | null>>;
}

/** Where a budget's runs come from. */
export interface Provenance {
  readonly devices: readonly string[];
  readonly processors: readonly string[];
  readonly commits: readonly string[];
}

const introduction = `# Reproductions

Written by \`sbd reproduce report\` from the runs; nothing in it was typed by hand. Each claim of the papers is judged by the effect
in the direction that it says over its standard error: it holds, or does not hold, from ${String(DECISIVE_STANDARD_ERRORS)} standard errors on, and is undecided below.
Differences are taken within each combination of whatever else varies, trends are least-squares slopes. Numbers are means ± one
standard deviation over replicas.
`;

/** The Markdown of \`docs/REPRODUCTIONS.md\`. */
export function reproductionsDocument(entries: readonly ReproductionResults[], provenanceOf: (result: StudyResult) => Provenance): string {
  const sections = papers.flatMap((paper) => [`## ${paper}`, ...entries.filter(({ reproduction }) => reproduction.paper === paper).map((entry) => section(entry, provenanceOf))]);
  return `${[introduction, overview(entries), ...sections].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function overview(entries: readonly ReproductionResults[]): string {
  const rows = entries.map(({ reproduction, results }) => [`[${reproduction.source}](#${anchor(reproduction)})`, reproduction.title, ...budgetNames.map((name) => shortOutcome(results[name]))]);
  return table(['', '', ...budgetNames.map((name) => budgetTitles[name])], rows);
}

function shortOutcome(result: StudyResult | null): string {
  if (result === null || result.replicas === 0) return 'not run yet';
  const part = result.missing > 0 ? ', unfinished' : '';
  const { length } = result.verdicts;
  if (length === 0) return `run${part}`;
  const count = (wanted: Verdict['outcome']) => result.verdicts.filter(({ outcome }) => outcome === wanted).length;
  const against = count('does not hold');
  // What is neither is undecided.
  return `${String(count('holds'))} of ${String(length)} hold${against === 0 ? '' : `, ${String(against)} ${against === 1 ? 'does' : 'do'} not`}${part}`;
}

function section({ reproduction, results }: ReproductionResults, provenanceOf: (result: StudyResult) => Provenance): string {
  const ran = budgetNames.filter((name) => (results[name]?.replicas ?? 0) > 0);
  return [
    `### ${reproduction.source}: ${reproduction.title}`,
    ...(reproduction.numbersNote === null ? [] : [reproduction.numbersNote]),
    ...(ran.length === 0 ? ['Not run yet.'] : ran.map((name) => budgetSection(reproduction, name, results[name]!, provenanceOf(results[name]!)))),
  ].join('\n\n');
}

function budgetSection(reproduction: Reproduction, name: BudgetName, result: StudyResult, provenance: Provenance): string {
  const { changes } = reproduction.budgets[name];
  return [`**${budgetTitles[name]}.** ${changes ?? 'As published.'}`, ...(result.verdicts.length === 0 ? [] : [claimTable(reproduction, result)]), facts(result, provenance)].join('\n\n');
}

function claimTable({ claims, paperNumbers }: Reproduction, { verdicts }: StudyResult): string {
  const rows = claims.map((claim, index) => {
    const verdict = verdicts[index]!;
    const sides = verdict.sides.map((side) => `${side.label}: ${sideText(side)}`);
    const paper = verdict.sides.flatMap(({ label }) => paperNumberOf(paperNumbers, claim, label) ?? []).map((number) => `${number.label}: ${paperText(number)}`);
    return [claim.sentence, `**${verdict.outcome}**`, standardErrorsText(verdict), `${claimMeasures[claim.rule.measure].title}: ${effectText(claim, verdict)}`, sides.join('<br>'), paper.join('<br>') || 'not printed'];
  });
  return table(['Claim', 'Verdict', 'Standard errors', 'Effect', 'Our runs', 'Paper'], rows);
}

function facts({ runs, replicas, diverged, missing, study }: StudyResult, { devices, processors, commits }: Provenance): string {
  const seconds = runs.reduce((sum, { status }) => sum + status.trainedSeconds, 0);
  const dates = runs.flatMap(({ status }) => status.finishedAt?.slice(0, 10) ?? []).sort();
  const { count, firstSeed } = study.plan.replicas;
  const seeds = count === 1 ? `seed ${String(firstSeed)}` : `seeds ${String(firstSeed)} to ${String(firstSeed + count - 1)}`;
  return [
    `${String(replicas)} runs measured, ${String(diverged)} diverged, ${String(missing)} missing; ${seeds}`,
    `${(seconds / 60).toFixed(1)} minutes of training`,
    `${devices.join(', ')} (${processors.join(', ')})`,
    `commit ${commits.join(', ')}`,
    dates.length === 0 ? 'not finished' : [...new Set([dates[0]!, dates.at(-1)!])].join(' to '),
  ].join(' · ');
}

/** As GitHub makes them of headings. */
function anchor({ source, title }: Reproduction): string {
  return `${source}: ${title}`.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
