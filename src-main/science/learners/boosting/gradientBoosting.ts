import { BoostedTree } from './boostedTree';
import { ClassScores } from './classScores';
import { ResampledGains } from './resampledGains';

/** What boosting learned of one factor. */
export interface BoostedClassifier {
  /** Share of the removed squared error that each column's splits removed; sums to 1, or is 0 where nothing was split. */
  readonly importance: number[];
  /** Predicted class of each test row. */
  readonly predictions: Int32Array;
  /** What `importance` would be in each bootstrap sample, the trees staying as they are, [samples][columns]. */
  readonly resampledImportance: number[][];
}

export interface BoostingOptions {
  /** Bootstrap samples of the training rows: how often each row occurs, [samples][rows]. */
  readonly resampled: readonly Uint16Array[];
  /** Called after each round of trees with the share of the work that is done; what it throws ends the work. */
  readonly onProgress?: (fraction: number) => void;
}

const ROUNDS = 100;
const LEARNING_RATE = 0.1;
/** Importances in bootstrap samples come from the trees of every fourth round. */
const ROUNDS_PER_RESAMPLING = 4;
/** Leaves without curvature, where every probability is 0 or 1, do not move. */
const LEAST_CURVATURE = 1e-150;

/**
 * Gradient boosting of classes with 100 rounds of trees of depth 3 and a learning rate of 0.1 (Friedman 2001, Algorithm 6),
 * the steps and defaults of scikit-learn's GradientBoostingClassifier: the start is the logarithm of the classes' shares;
 * each round grows one tree a class (one in all for two classes) on the residuals 1{y = k} − p_k, and each leaf takes one
 * Newton step.
 * @param train, test [rows, columns]
 * @param classes of the training rows, any whole numbers.
 */
export function gradientBoosting(train: Float64Array, test: Float64Array, columns: number, classes: Int32Array, { resampled, onProgress }: BoostingOptions): BoostedClassifier {
  const labels = [...new Set(classes)].sort((left, right) => left - right);
  const importance = new Array<number>(columns).fill(0);
  const testRows = test.length / columns;
  // One class needs no trees: every row is predicted to have it.
  if (labels.length < 2) return { importance, predictions: new Int32Array(testRows).fill(labels[0] ?? 0), resampledImportance: resampled.map(() => importance) };
  // With two classes the one output is the log-odds of the second.
  const outputLabels = labels.length === 2 ? labels.slice(1) : labels;
  const tree = new BoostedTree(train, columns);
  const gains = new ResampledGains(resampled, columns);
  const trained = new ClassScores(classes.length, outputLabels.length);
  const tested = new ClassScores(testRows, outputLabels.length);
  outputLabels.forEach((label, output) => {
    const share = classes.reduce((count, value) => count + Number(value === label), 0) / classes.length;
    const start = labels.length === 2 ? Math.log(share / (1 - share)) : Math.log(share);
    trained.of(output).fill(start);
    tested.of(output).fill(start);
  });
  const residuals = new Float64Array(classes.length);
  const steps = new Float64Array(tree.starts.length - 1);
  for (let round = 0; round < ROUNDS; round++) {
    const probabilities = trained.probabilities();
    outputLabels.forEach((label, output) => {
      const probability = probabilities[output]!;
      for (let row = 0; row < classes.length; row++) residuals[row] = (classes[row] === label ? 1 : 0) - probability[row]!;
      tree.grow(residuals);
      tree.gain.forEach((gain, column) => { importance[column]! += gain; });
      if (round % ROUNDS_PER_RESAMPLING === 0) gains.add(tree, residuals);
      takeSteps(tree, residuals, labels.length, steps, trained.of(output));
      tree.addSteps(test, steps, tested.of(output));
    });
    onProgress?.((round + 1) / ROUNDS);
  }
  return {
    importance: shares(importance),
    predictions: tested.largest().map((index) => labels[index]!),
    resampledImportance: gains.totals().map((totals) => shares(totals)),
  };
}

function shares(gains: readonly number[]): number[] {
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return gains.map((gain) => (total > 0 ? gain / total : 0));
}

/** One Newton step of the log-loss in each leaf, times the learning rate; scores of the training rows move by it. */
function takeSteps({ rows, starts }: BoostedTree, residuals: Float64Array, classes: number, steps: Float64Array, scores: Float64Array): void {
  const factor = classes === 2 ? 1 : (classes - 1) / classes;
  for (let leaf = 0; leaf < steps.length; leaf++) {
    const end = starts[leaf + 1]!;
    let gradient = 0;
    let curvature = 0;
    for (let place = starts[leaf]!; place < end; place++) {
      const residual = residuals[rows[place]!]!;
      const size = Math.abs(residual);
      gradient += residual;
      curvature += size * (1 - size);
    }
    const step = curvature < LEAST_CURVATURE ? 0 : LEARNING_RATE * factor * (gradient / curvature);
    steps[leaf] = step;
    for (let place = starts[leaf]!; place < end; place++) scores[rows[place]!]! += step;
  }
}
