import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../../src-main/cli/report/page';
import type { ReportRun } from '../../../../src-main/cli/report/reportRun';
import { broadcast, deconv, record, reportRun, seeded } from './reportRuns';

const options = { version: '1.2.3', generatedAt: new Date('2026-05-06T07:08:09Z') };
const page = (...runs: ReportRun[]) => reportPage(runs, options);
const comparison = () => page(...[broadcast, deconv].flatMap((experiment) => [0, 1].map((seed) => reportRun(seeded(experiment, seed), { nll: 30 + 2 * seed }))));

/** The text of every cell of a table row whose header contains `heading`. */
function cells(html: string, heading: string): string[] {
  const row = html.split('<tr').find((candidate) => candidate.includes('<th scope="row">') && candidate.includes(heading))!;
  return [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text!);
}

describe('reportPage', () => {
  it('needs no other file, no network and no scripts', () => {
    const html = comparison();
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(/);
    const references = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, reference]) => reference!);
    expect(references).toHaveLength(8);
    for (const reference of references) expect(reference).toMatch(/^data:image\/png;base64,/);
  });

  it('gives the mean of each group and every seed below it', () => {
    const html = comparison();
    expect(cells(html, 'Broadcast decoder').slice(0, 7)).toEqual(['31.0', '4.57', '35.8', '1.0', '0.234', '0.988', '0.91']);
    expect(cells(html, 'seed 1').slice(0, 7)).toEqual(['32.0', '4.57', '35.8', '1', '0.234', '0.988', '0.91']);
    expect(cells(html, 'seed 0').slice(7)).toEqual(['41.3', '39.7']);
  });

  it('names both decoders, warns about MIG and tells where it comes from', () => {
    const html = comparison();
    for (const text of ['Broadcast decoder', 'DeConv decoder', 'Appendix H', '1.2.3', '2026-05-06 07:08', '20260304-150607-deconv-1', '&quot;learningRate&quot;: 0.001']) expect(html).toContain(text);
  });

  it('never lets a number be undefined or not a number', () => {
    const broken = [record(0, 1, null), record(1, 10, null)];
    for (const html of [comparison(), page(reportRun(broadcast, {}, broken)), page(reportRun(broadcast, {}, []))]) expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('shows what people typed as text', () => {
    const html = page(reportRun({ ...broadcast, name: '<script>alert(1)</script>' }));
    expect(html).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(html).not.toContain('<script');
  });

  it('draws a line where one factor varies', () => {
    const { geometry } = reportRun(broadcast).snapshot.evaluation;
    const line = { ...geometry, factors: ['x'], rows: 1, columns: 9, factorValues: geometry.factorValues.map(([x]) => [x!]), singularValueRatio: null };
    const html = page(reportRun(broadcast, { geometry: line }));
    expect(html.match(/class="grid-line"/g)).toHaveLength(2);
    expect(cells(html, 'Broadcast decoder')[6]).toBe('–');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('marks traversal rows of unused latents as faint', () => {
    const html = page(reportRun(broadcast));
    expect([...html.matchAll(/class="row-label( faint)?"[^>]*>(z[^<]*)</g)].map(([, faint, name]) => [name, faint !== undefined])).toEqual([['z₁', false], ['z₀', true]]);
  });
});
