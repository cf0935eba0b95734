import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../src-main/report/page';
import { groupRuns, namedGroups } from '../../../src-main/report/reportGroup';
import type { ReportRun } from '../../../src-main/report/reportRun';
import { broadcast, deconv, record, reportRun, seeded } from './reportRuns';

const options = { version: '1.2.3', commit: '0123456789abcdef0123', generatedAt: new Date('2026-05-06T07:08:09Z'), title: '', notes: '' };
const page = (...runs: ReportRun[]) => reportPage(groupRuns(runs), options);
const comparison = () => page(...[broadcast, deconv].flatMap((experiment) => [0, 1].map((seed) => reportRun(seeded(experiment, seed), { nll: 30 + 2 * seed }))));

/** The text of every cell of a table row whose header contains `heading`, without what is small in it. */
function cells(html: string, heading: string): string[] {
  const row = html.split('<tr').find((candidate) => candidate.includes('<th scope="row">') && candidate.includes(heading))!;
  return [...row.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text]) => text!);
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

  it('gives NLL, KL and ELBO of every seed with their intervals, where these were measured', () => {
    const intervals = (html: string) => html.match(/<small>\[[^<]*\]<\/small>/g);
    expect(intervals(comparison())).toHaveLength(4 * 3);
    expect(intervals(page(reportRun(broadcast)))).toEqual(['<small>[31.0, 31.5]</small>', '<small>[4.51, 4.62]</small>', '<small>[35.5, 36.1]</small>']);
    expect(intervals(page(reportRun(broadcast, { intervals: null })))).toBeNull();
  });

  it('names both decoders, warns about MIG and tells where it comes from', () => {
    const html = comparison();
    for (const text of ['Broadcast decoder', 'DeConv decoder', 'Appendix H', '1.2.3', '0123456789ab', '2026-05-06 07:08', '20260304-150607-deconv-1', '&quot;learningRate&quot;: 0.001']) expect(html).toContain(text);
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
    const geometry = reportRun(broadcast).evaluation!.geometry!;
    const line = { ...geometry, factors: ['x'], rows: 1, columns: 9, factorValues: geometry.factorValues.map(([x]) => [x!]), singularValueRatio: null };
    const html = page(reportRun(broadcast, { geometry: line }));
    expect(html.match(/class="grid-line"/g)).toHaveLength(2);
    expect(cells(html, 'Broadcast decoder')[6]).toBe('–');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('leaves out what cannot be measured without factors', () => {
    const html = page(reportRun(broadcast, { mig: null, geometry: null }));
    expect(html).not.toContain('Latent geometry');
    expect(cells(html, 'Broadcast decoder').slice(4, 7)).toEqual(['–', '–', '–']);
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('marks traversal rows of unused latents as faint', () => {
    const html = page(reportRun(broadcast));
    expect([...html.matchAll(/class="row-label( faint)?"[^>]*>(z[^<]*)</g)].map(([, faint, name]) => [name, faint !== undefined])).toEqual([['z₁', false], ['z₀', true]]);
  });

  it('tells which fields of the experiments differ, seeds aside', () => {
    const slow = { ...broadcast, optimizer: { ...broadcast.optimizer, learningRate: 1e-5 } };
    const html = page(reportRun(broadcast), reportRun(seeded(broadcast, 1)), reportRun(slow));
    expect(html).toContain('<th scope="row"><code>optimizer.learningRate</code></th><td>0.001</td><td>0.00001</td>');
    expect(html.match(/<th scope="row"><code>[a-z][A-Za-z.]*<\/code>/g)).toHaveLength(1);
    expect(page(reportRun(broadcast))).not.toContain('What differs');
  });

  it('gives every metric: one seed with its interval, several with their spread, and the level of chance', () => {
    const metric = { name: 'dci', title: 'DCI', samples: 100, seed: 0, detail: {}, reason: null, interval: [0.4, 0.6] as [number, number], chance: 0.01 };
    const measured = (seed: number, value: number | null) => reportRun(seeded(broadcast, seed), { metrics: [{ ...metric, value }] });
    expect(cells(page(measured(0, 0.5)), 'DCI')).toEqual(['0.500 [0.400, 0.600]']);
    expect(page(measured(0, 0.4), measured(1, 0.6))).toContain('<td>0.500 ± 0.141<small>chance 0.010</small></td>');
    expect(page(measured(0, null), measured(1, null))).toContain('<th scope="row">DCI</th><td>–');
  });

  it('carries notes about the whole and about runs, as text', () => {
    const noted = { ...reportRun(broadcast), summary: { ...reportRun(broadcast).summary, annotations: { tags: ['paper'], notes: 'first\nsecond\n\nthird <b>' } } };
    const html = reportPage(groupRuns([noted]), { ...options, title: 'What I found', notes: 'It <holds>.' });
    expect(html).toContain('<h1>What I found</h1>');
    expect(html).toContain('<p>It &lt;holds&gt;.</p>');
    expect(html).toContain('seed 0 · paper</dt><dd><p>first<br>second</p><p>third &lt;b&gt;</p></dd>');
  });

  it('takes groups as they are given, and runs that were never evaluated', () => {
    const foreign = { ...reportRun(deconv), evaluation: null, snapshot: null };
    const html = reportPage(namedGroups([{ label: 'ours', runs: [reportRun(seeded(broadcast, 2)), reportRun(broadcast)] }, { label: 'theirs', runs: [foreign] }]), options);
    expect(cells(html, 'theirs').slice(0, 7)).toEqual(['–', '–', '–', '–', '–', '–', '–']);
    expect(html.indexOf('seed 0')).toBeLessThan(html.indexOf('seed 2'));
    expect(html).not.toMatch(/NaN|undefined/);
    expect(reportPage(namedGroups([{ label: 'theirs', runs: [foreign] }]), options)).not.toMatch(/Reconstructions|Traversals|NaN|undefined/);
  });

  it('shows the images of a few seeds only, and says so', () => {
    const html = page(...[0, 1, 2, 3, 4].map((seed) => reportRun(seeded(broadcast, seed))));
    expect(html.match(/class="seed-sheet"/g)).toHaveLength(6);
    expect(html).toContain('Of each group the 3 lowest seeds are shown.');
  });
});
