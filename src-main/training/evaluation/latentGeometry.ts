import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { Geometry } from '@shared/run/evaluation';
import { drawFactors } from '../../datasets/drawFactors';
import type { ImageSource } from '../../datasets/imageSource';
import type { EngineSession, Posterior } from '../../engine/engine';
import type { Generator } from '../../random/generator';
import { affineFit, type AffineFit } from '../../science/affineFit';
import { ascendingOrder } from '../../science/ascendingOrder';
import type { GeometrySamples } from '../../science/representation';
import { encodeImages } from './encodeImages';
import type { EvaluationSet } from './evaluationSet';
import { factorGrid } from './factorGrid';
import { PRESENT_FACTOR } from './presentFactor';

/** A held-out region is a quarter of factor space: a third as many images as training's three quarters keep the whole uniform. */
const HELD_OUT_PER_TRAINED = 1 / 3;

/** The geometry of a model, and the samples that its scores were measured on. */
export interface MeasuredGeometry {
  readonly geometry: Geometry;
  readonly samples: GeometrySamples;
}

/**
 * Embeds the factor grid in the two latents of lowest mean variance (Watters et al. 2019, Figure 4) and measures how close
 * the two latents come to an affine image of the grid's factors: over the evaluation set, and where a part of factor space
 * is held out of training also over all of it. A model with one latent has it on both axes.
 * @param posterior of the evaluation set.
 * @param variance mean posterior variance, [latents].
 * @param spanning the one or two factors of the grid, in a source that can be walked.
 */
export async function latentGeometry(session: EngineSession, source: ImageSource, set: EvaluationSet, posterior: Posterior, variance: readonly number[], spanning: readonly string[]): Promise<MeasuredGeometry> {
  const latents = variance.length;
  const [first = 0, second = first] = ascendingOrder(variance);
  const encode = async (values: Float64Array) => (await encodeImages(session, source, latents, source.locate(values), () => undefined)).mean;
  const plane = (means: Float32Array) => planeOf(means, latents, first, second);
  const targets = (values: Float64Array) => shares(source.factors, spanning, values);
  const grid = factorGrid(source.factors, spanning);
  const means = await encode(grid.factors);
  const trained: GeometrySamples = { plane: plane(set.select(posterior.mean, latents)), targets: targets(set.values), targetCount: spanning.length, heldOut: null };
  const seen = affineFit(trained.plane, trained.targets, spanning.length);
  const heldOut = grid.values.map((_, point) => source.isHeldOut(grid.factors.subarray(point * source.factors.length)));
  let samples = trained;
  let whole: AffineFit | null = null;
  if (heldOut.includes(true)) {
    const unseen = heldOutValues(source, set.noise(), Math.round(set.rows.length * HELD_OUT_PER_TRAINED));
    samples = {
      plane: joined(trained.plane, plane(await encode(unseen))),
      targets: joined(trained.targets, targets(unseen)),
      targetCount: spanning.length,
      heldOut: Uint8Array.from({ length: set.rows.length + unseen.length / source.factors.length }, (_, row) => Number(row >= set.rows.length)),
    };
    whole = affineFit(samples.plane, samples.targets, spanning.length);
  }
  const geometry = {
    latents: [first, second] as [number, number],
    factors: grid.names,
    rows: grid.rows,
    columns: grid.columns,
    factorValues: grid.values,
    means: grid.values.map((_, point) => Array.from(means.subarray(point * latents, (point + 1) * latents))),
    heldOut: whole && heldOut,
    blank: await blankMean(source, grid.factors, encode),
    ...(whole ?? seen),
    trainedScore: whole && seen.score,
  };
  return { geometry, samples };
}

/** The code of an image without any object; null where the data has none. @param factors values of all factors, those of one image first */
async function blankMean({ factors }: ImageSource, values: Float64Array, encode: (values: Float64Array) => Promise<Float32Array>): Promise<number[] | null> {
  const present = factors.findIndex(({ name }) => name === PRESENT_FACTOR);
  if (present < 0) return null;
  const blank = values.slice(0, factors.length);
  blank[present] = 0;
  return Array.from(await encode(blank));
}

/** Two columns of a table of means, [samples, 2]. */
function planeOf(means: Float32Array, latents: number, first: number, second: number): Float64Array {
  return Float64Array.from({ length: (means.length / latents) * 2 }, (_, index) => means[(index >> 1) * latents + (index % 2 === 0 ? first : second)]!);
}

/** The spanning factors as shares of their ranges, so that all count alike, [samples, spanning factors]. */
function shares(factors: readonly VaryingFactor[], spanning: readonly string[], values: Float64Array): Float64Array {
  const columns = spanning.map((name) => factors.findIndex((factor) => factor.name === name));
  return Float64Array.from({ length: (values.length / factors.length) * spanning.length }, (_, index) => {
    const column = columns[index % spanning.length]!;
    const { low, high } = factors[column]!;
    return (values[Math.floor(index / spanning.length) * factors.length + column]! - low) / (high - low);
  });
}

/** Factor values drawn uniformly from the held-out region, [count, factors]. */
function heldOutValues(source: ImageSource, generator: Generator, count: number): Float64Array {
  const { factors } = source;
  const values = new Float64Array(count * factors.length);
  for (let row = 0; row < count;) {
    const drawn = drawFactors(factors, generator, 1);
    if (!source.isHeldOut(drawn)) continue;
    values.set(drawn, row * factors.length);
    row += 1;
  }
  return values;
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
