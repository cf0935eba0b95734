/** A function to be minimized: writes its gradient into `gradient` and returns its value. */
export type Differentiable = (parameters: Float64Array, gradient: Float64Array) => number;

const MEMORY = 10;
const SUFFICIENT_DECREASE = 1e-4;
const SMALLEST_STEP = 1e-10;

/**
 * Minimizes a smooth convex function with L-BFGS (Nocedal 1980), halving steps until they decrease it enough.
 * @param start where to begin; it is left as it is.
 * @param tolerance ends when no component of the gradient is larger.
 * @param onIteration called after each iteration; what it throws ends the work.
 */
export function minimize(objective: Differentiable, start: Float64Array, tolerance: number, mostIterations: number, onIteration: (done: number) => void): Float64Array {
  let parameters = start.slice();
  let gradient = new Float64Array(start.length);
  let value = objective(parameters, gradient);
  const history: Correction[] = [];
  for (let iteration = 0; iteration < mostIterations && largestSize(gradient) > tolerance; iteration++) {
    const direction = descentDirection(gradient, history);
    const slope = dot(direction, gradient);
    const next = new Float64Array(start.length);
    const nextGradient = new Float64Array(start.length);
    // Before anything is known of the curvature, a step of length 1 at most.
    let step = history.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let nextValue: number;
    for (;;) {
      for (let index = 0; index < next.length; index++) next[index] = parameters[index]! + step * direction[index]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + SUFFICIENT_DECREASE * step * slope) break;
      step /= 2;
      // Rounding keeps the value from falling any further.
      if (step < SMALLEST_STEP) return parameters;
    }
    remember(history, difference(next, parameters), difference(nextGradient, gradient));
    parameters = next;
    gradient = nextGradient;
    value = nextValue;
    onIteration(iteration + 1);
  }
  return parameters;
}

/** One step, the change of the gradient over it, and the inverse of their product. */
interface Correction {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly reciprocal: number;
}

function remember(history: Correction[], step: Float64Array, change: Float64Array): void {
  const product = dot(step, change);
  // Without positive curvature the step teaches nothing.
  if (!(product > 0)) return;
  history.push({ step, change, reciprocal: 1 / product });
  if (history.length > MEMORY) history.shift();
}

/** The two-loop recursion: minus the approximate inverse Hessian times the gradient. */
function descentDirection(gradient: Float64Array, history: readonly Correction[]): Float64Array {
  const direction = gradient.map((component) => -component);
  const shares = new Array<number>(history.length);
  for (let index = history.length - 1; index >= 0; index--) {
    const { step, change, reciprocal } = history[index]!;
    shares[index] = reciprocal * dot(step, direction);
    add(direction, change, -shares[index]!);
  }
  const latest = history.at(-1);
  if (latest) {
    const scale = 1 / (latest.reciprocal * dot(latest.change, latest.change));
    for (let index = 0; index < direction.length; index++) direction[index]! *= scale;
  }
  history.forEach(({ step, change, reciprocal }, index) => { add(direction, step, shares[index]! - reciprocal * dot(change, direction)); });
  return direction;
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < first.length; index++) sum += first[index]! * second[index]!;
  return sum;
}

function add(target: Float64Array, values: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++) target[index]! += factor * values[index]!;
}

function difference(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((value, index) => value - second[index]!);
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
