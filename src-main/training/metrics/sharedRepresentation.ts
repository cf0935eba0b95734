import type { GeometrySamples, Representation } from '../../science/representation';

/** A representation whose arrays lie in memory that threads share, so that handing it to one copies nothing. */
export function sharedRepresentation({ codes, factors, posteriors, geometry, ...rest }: Representation): Representation {
  return {
    ...rest,
    codes: sharedNumbers(codes),
    factors: factors.map((classes) => {
      const shared = new Int32Array(new SharedArrayBuffer(classes.byteLength));
      shared.set(classes);
      return shared;
    }),
    posteriors: posteriors && { mean: sharedNumbers(posteriors.mean), logVariance: sharedNumbers(posteriors.logVariance) },
    geometry: geometry && sharedGeometry(geometry),
  };
}

function sharedGeometry({ plane, targets, heldOut, targetCount }: GeometrySamples): GeometrySamples {
  return { plane: sharedNumbers(plane), targets: sharedNumbers(targets), heldOut, targetCount };
}

function sharedNumbers(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
