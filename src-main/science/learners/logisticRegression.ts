import { classCount } from '../classCount';
import { minimize, type Differentiable } from './minimize';

/** A trained classifier: probabilities of the classes 0, 1, … for each row of a table, [rows][classes]. */
export type ClassProbabilities = (table: Float64Array) => Float64Array;

/** On the mean gradient; scikit-learn stops at 1e-4. */
const TOLERANCE = 1e-5;
const MOST_ITERATIONS = 300;

/**
 * Multinomial logistic regression with an L2 penalty (Bishop 2006, Section 4.3.4): minimizes Σ −ln p(class) + ½·‖weights‖²,
 * the intercepts free, as scikit-learn's LogisticRegression with C = 1. For two classes scikit-learn penalizes the one
 * vector that is the difference of our two, hence the doubled penalty there.
 * @param table [rows, columns]
 * @param classes 0, 1, … of the rows.
 */
export function logisticRegression(table: Float64Array, columns: number, classes: Int32Array, onProgress: (fraction: number) => void = () => undefined): ClassProbabilities {
  const count = classCount(classes);
  const penalty = count === 2 ? 2 : 1;
  const onIteration = (done: number) => { onProgress(done / MOST_ITERATIONS); };
  const weights = minimize(meanLoss(table, columns, classes, count, penalty), new Float64Array(count * (columns + 1)), TOLERANCE, MOST_ITERATIONS, onIteration);
  return (rows) => {
    const probabilities = new Float64Array((rows.length / columns) * count);
    const logits = new Float64Array(count);
    for (let row = 0; row < rows.length / columns; row++) {
      softmaxOf(rows, row, columns, weights, logits);
      probabilities.set(logits, row * count);
    }
    return probabilities;
  };
}

/** The penalized loss over the number of rows. Weights are [classes][columns, then the intercept]. */
function meanLoss(table: Float64Array, columns: number, classes: Int32Array, count: number, penalty: number): Differentiable {
  const width = columns + 1;
  const logits = new Float64Array(count);
  return (weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < classes.length; row++) {
      loss -= softmaxOf(table, row, columns, weights, logits, classes[row]!);
      const start = row * columns;
      logits[classes[row]!]! -= 1;
      for (let output = 0; output < count; output++) {
        const slope = logits[output]!;
        const offset = output * width;
        for (let column = 0; column < columns; column++) gradient[offset + column]! += slope * table[start + column]!;
        gradient[offset + columns]! += slope;
      }
    }
    for (let output = 0; output < count; output++) {
      for (let column = 0; column < columns; column++) {
        const index = output * width + column;
        loss += (penalty / 2) * weights[index]! ** 2;
        gradient[index]! += penalty * weights[index]!;
      }
    }
    for (let index = 0; index < gradient.length; index++) gradient[index]! /= classes.length;
    return loss / classes.length;
  };
}

/** Writes the class probabilities of one row into `target`. @returns the logarithm of that of class `own` */
function softmaxOf(table: Float64Array, row: number, columns: number, weights: Float64Array, target: Float64Array, own = 0): number {
  const start = row * columns;
  let largest = Number.NEGATIVE_INFINITY;
  for (let output = 0; output < target.length; output++) {
    const offset = output * (columns + 1);
    let logit = weights[offset + columns]!;
    for (let column = 0; column < columns; column++) logit += weights[offset + column]! * table[start + column]!;
    target[output] = logit;
    if (logit > largest) largest = logit;
  }
  const ownLogit = target[own]! - largest;
  let sum = 0;
  for (let output = 0; output < target.length; output++) sum += target[output] = Math.exp(target[output]! - largest);
  for (let output = 0; output < target.length; output++) target[output]! /= sum;
  return ownLogit - Math.log(sum);
}
