import { incompleteBeta } from './incompleteBeta';

const BISECTIONS = 200;

/** The probability that a variable of Student's t-distribution lies below `value`; small ones are as precise as large ones. */
export function studentTCumulative(value: number, degreesOfFreedom: number): number {
  const square = value * value;
  const total = degreesOfFreedom + square;
  // Near the middle what lies between it and the value has more digits than the tail, further out the tail.
  const tail = square < 1 ? (1 - incompleteBeta(square / total, 0.5, degreesOfFreedom / 2)) / 2 : incompleteBeta(degreesOfFreedom / total, degreesOfFreedom / 2, 0.5) / 2;
  return value > 0 ? 1 - tail : tail;
}

/** The value below which a variable of Student's t-distribution lies with probability `probability`. @param probability in (0, 1) */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  let below = -1;
  while (studentTCumulative(below, degreesOfFreedom) > probability) below *= 2;
  let above = below === -1 ? 0 : below / 2;
  for (let round = 0; round < BISECTIONS; round++) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (studentTCumulative(middle, degreesOfFreedom) > probability) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}
