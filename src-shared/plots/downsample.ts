/** A curve as two columns of equal length; null marks a value that is missing or not finite. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export type AxisScale = 'linear' | 'log';

interface Bucket {
  minimum: number;
  maximum: number;
  /** One gap of the bucket, so that a diverged stretch stays visible as a hole. */
  gap: number;
}

/**
 * Thins a curve for drawing. The x axis is cut into equal buckets on the scale it is drawn with, and each bucket keeps its
 * lowest point, its highest point and one gap; the first and the last point always stay. Extremes are therefore never lost,
 * unlike with plain striding.
 * @param curve x ascending, [points]
 * @param limit greatest number of points returned, at least 5
 */
export function downsample(curve: Curve, limit: number, scale: AxisScale): Curve {
  const { x, y } = curve;
  if (x.length <= limit) return curve;
  const buckets = fillBuckets(curve, Math.max(1, Math.floor((limit - 2) / 3)), scale);
  const kept = new Set<number>([0, x.length - 1]);
  for (const { minimum, maximum, gap } of buckets.values()) {
    for (const index of [minimum, maximum, gap]) if (index >= 0) kept.add(index);
  }
  const indices = [...kept].sort((left, right) => left - right);
  return { x: indices.map((index) => x[index]!), y: indices.map((index) => y[index]!) };
}

function fillBuckets({ x, y }: Curve, count: number, scale: AxisScale): Map<number, Bucket> {
  const position = scale === 'log' ? (value: number) => Math.log(Math.max(value, 1)) : (value: number) => value;
  const start = position(x[0]!);
  const width = position(x[x.length - 1]!) - start || 1;
  const buckets = new Map<number, Bucket>();
  for (let index = 0; index < x.length; index++) {
    const number = Math.min(count - 1, Math.floor(((position(x[index]!) - start) / width) * count));
    let bucket = buckets.get(number);
    if (!bucket) {
      bucket = { minimum: -1, maximum: -1, gap: -1 };
      buckets.set(number, bucket);
    }
    const value = y[index]!;
    if (value === null) bucket.gap = index;
    else {
      if (bucket.minimum < 0 || value < y[bucket.minimum]!) bucket.minimum = index;
      if (bucket.maximum < 0 || value > y[bucket.maximum]!) bucket.maximum = index;
    }
  }
  return buckets;
}
