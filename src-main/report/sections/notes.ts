import { markup, type Markup } from '../markup';
import { seedOf, type ReportGroup } from '../reportGroup';

/** What the researcher wrote: about the whole, and about single runs; null where there is nothing. */
export function notesSection(notes: string, groups: readonly ReportGroup[]): Markup | null {
  const ofRuns = groups.flatMap(({ label, runs }) => runs.flatMap((run) => {
    const { notes: own, tags } = run.summary.annotations;
    if (own.trim() === '') return [];
    return [markup`<dt>${label}, seed ${String(seedOf(run))}${tags.length > 0 ? ` · ${tags.join(', ')}` : ''}</dt><dd>${paragraphs(own)}</dd>`];
  }));
  if (notes.trim() === '' && ofRuns.length === 0) return null;
  return markup`<div class="notes">${paragraphs(notes)}${ofRuns.length > 0 ? markup`<dl>${ofRuns}</dl>` : []}</div>`;
}

/** Empty lines part paragraphs, other line ends stay line ends. */
function paragraphs(text: string): Markup[] {
  return text.trim().split(/\n\s*\n/).filter((part) => part !== '').map((part) => {
    const lines = part.split('\n').map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
    return markup`<p>${lines}</p>`;
  });
}
