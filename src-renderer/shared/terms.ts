import { metricTerms } from './terms/metricTerms';
import { objectiveTerms } from './terms/objectiveTerms';
import { studyTerms } from './terms/studyTerms';

/** Every term that the screens explain where it stands. */
export const terms = { ...objectiveTerms, ...metricTerms, ...studyTerms };

export type TermName = keyof typeof terms;

/** The term that explains a metric or measure, by its name; null where there is none. */
export function termOf(name: string): TermName | null {
  const plain = name === 'geometryScoreTrained' ? 'geometryScore' : name;
  return plain in terms ? (plain as TermName) : null;
}
