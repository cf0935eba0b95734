import { classCount } from '../classCount';

const COST = 0.01;
const MOST_ITERATIONS = 100;
/** Ends the search when a Newton step would move no further than this. */
const TOLERANCE = 1e-9;

/**
 * A linear support vector machine on one code, one class against the rest: for each class minimizes
 * ½·(w² + b²) + C·Σ cᵢ·max(0, 1 − yᵢ(w·xᵢ + b))², the squared hinge loss and penalized intercept of liblinear (Fan et al.
 * 2008), with C = 0.01 and balanced classes. As liblinear does, with more than two classes the weight rows/(classes·rows of
 * the class) goes to the rows of the class alone, and the rest weigh 1.
 * @param values of the training rows.
 * @param classes 0, 1, … of the training rows; classes that do not occur are never predicted.
 * @param tested values to predict the classes of.
 */
export function linearSvm(values: Float64Array, classes: Int32Array, tested: Float64Array): Int32Array {
  const counts = new Float64Array(classCount(classes));
  for (const value of classes) counts[value]! += 1;
  const present = [...counts.keys()].filter((label) => counts[label]! > 0);
  const weightOf = (label: number) => classes.length / (present.length * counts[label]!);
  if (present.length < 2) return new Int32Array(tested.length).fill(present[0] ?? 0);
  if (present.length === 2) {
    const [first, second] = present as [number, number];
    const plane = separate(values, classes, second, weightOf(second), weightOf(first));
    return Int32Array.from(tested, (value) => (plane.slope * value + plane.intercept > 0 ? second : first));
  }
  const planes = present.map((label) => separate(values, classes, label, weightOf(label), 1));
  return Int32Array.from(tested, (value) => {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    planes.forEach(({ slope, intercept }, index) => {
      const score = slope * value + intercept;
      if (score > highest) {
        highest = score;
        best = index;
      }
    });
    return present[best]!;
  });
}

interface Plane {
  readonly slope: number;
  readonly intercept: number;
}

/** Newton's method: the objective is quadratic between the places where rows enter or leave the margin. */
function separate(values: Float64Array, classes: Int32Array, label: number, ownWeight: number, otherWeight: number): Plane {
  let slope = 0;
  let intercept = 0;
  const measure = (at: Plane) => lossAt(values, classes, label, COST * ownWeight, COST * otherWeight, at);
  let current = measure({ slope, intercept });
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const { gradient, hessian } = current;
    const determinant = hessian[0] * hessian[2] - hessian[1] ** 2;
    const step = [(hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant, (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant] as const;
    let length = 1;
    let next = measure({ slope: slope - step[0], intercept: intercept - step[1] });
    while (next.value > current.value && length > TOLERANCE) {
      length /= 2;
      next = measure({ slope: slope - length * step[0], intercept: intercept - length * step[1] });
    }
    if (next.value > current.value) break;
    slope -= length * step[0];
    intercept -= length * step[1];
    current = next;
    if (Math.max(Math.abs(step[0]), Math.abs(step[1])) * length < TOLERANCE) break;
  }
  return { slope, intercept };
}

/** The objective with its first derivatives and its generalized second ones: slope·slope, slope·intercept, intercept·intercept. */
function lossAt(values: Float64Array, classes: Int32Array, label: number, ownCost: number, otherCost: number, { slope, intercept }: Plane): { value: number; gradient: [number, number]; hessian: [number, number, number] } {
  let value = (slope * slope + intercept * intercept) / 2;
  let bySlope = slope;
  let byIntercept = intercept;
  let slopeSlope = 1;
  let slopeIntercept = 0;
  let interceptIntercept = 1;
  for (let row = 0; row < values.length; row++) {
    const sign = classes[row] === label ? 1 : -1;
    const x = values[row]!;
    const missing = 1 - sign * (slope * x + intercept);
    if (missing <= 0) continue;
    const cost = sign > 0 ? ownCost : otherCost;
    value += cost * missing * missing;
    const pull = 2 * cost * sign * missing;
    bySlope -= pull * x;
    byIntercept -= pull;
    slopeSlope += 2 * cost * x * x;
    slopeIntercept += 2 * cost * x;
    interceptIntercept += 2 * cost;
  }
  return { value, gradient: [bySlope, byIntercept], hessian: [slopeSlope, slopeIntercept, interceptIntercept] };
}
