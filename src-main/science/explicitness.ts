import { classCount } from './classCount';
import { AreaUnderCurve } from './learners/areaUnderCurve';
import { logisticRegression } from './learners/logisticRegression';
import { columnScales, standardized } from './statistics/standardized';

/**
 * What explicitness (Ridgeway and Mozer 2018) averages: how well a logistic regression on standardized codes tells each class
 * of a factor from the others, as an area under the ROC curve. The score of a representation is the mean over all classes of
 * all factors.
 * @param train, test codes, [rows, latents]
 * @param trainClasses, testClasses classes 0, 1, … of one factor.
 * @returns a curve for each class that training has seen.
 */
export function explicitnessCurves(train: Float64Array, test: Float64Array, latents: number, trainClasses: Int32Array, testClasses: Int32Array, onProgress: (fraction: number) => void = () => undefined): AreaUnderCurve[] {
  const scales = columnScales(train, latents);
  const probabilities = logisticRegression(standardized(train, scales), latents, trainClasses, onProgress)(standardized(test, scales));
  const count = classCount(trainClasses);
  return Array.from({ length: count }, (_, value) => new AreaUnderCurve(
    Float64Array.from(testClasses, (_class, row) => probabilities[row * count + value]!),
    Uint8Array.from(testClasses, (own) => Number(own === value)),
  ));
}
