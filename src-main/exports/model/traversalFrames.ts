import { ProblemError } from '@shared/problem';
import type { ExportRequest } from '@shared/contract/exports';
import { USED_LATENT_SIGMA } from '@shared/run/metrics';
import { pictures } from '../../datasets/pictures';
import type { EngineSession } from '../../engine/engine';
import type { Animation } from '../../formats/animation/animation';
import { Generator } from '../../random/generator';
import { ascendingOrder } from '../../science/ascendingOrder';
import { posteriorSpread } from '../../science/posteriorSpread';
import { decodeLatents } from '../../training/evaluation/decodeLatents';
import { middleOfFactors } from '../../training/evaluation/middleOfFactors';
import { renderedImages } from '../../training/evaluation/renderedImages';
import { filmstrip } from './filmstrip';
import { withSession, type TrainedModel } from './trainedModel';

type TraversalRequest = Extract<ExportRequest, { what: 'traversal' }>;

/** Traversals sweep each latent from −2 to +2 (Watters et al. 2019, Figure 2). */
const REACH = 2;
/** Images that the mean posterior σ of each latent is measured on. */
const SIGMA_SAMPLES = 512;
/** Bytes of all frames together: an animation beyond this serves nobody. */
const MOST_BYTES = 600e6;

/**
 * Latents side by side, lowest mean posterior σ first, each swept from −2 to +2 and back while the others stay where they are.
 * @throws ProblemError with code `invalid-input` for latents that the model does not have, or an animation that is too large
 */
export async function traversalFrames(model: TrainedModel, request: TraversalRequest): Promise<Animation> {
  return withSession(model, async (session) => {
    const { latents: count } = model.experiment.model;
    const order = chosenLatents(request.latents, await sigmaPerLatent(model, session), count);
    const seed = request.seed ?? (await middleCode(model, session));
    if (seed.length !== count) throw invalid(`This model has ${String(count)} latents, not ${String(seed.length)}.`, 'Give a value for each latent.');
    const positions = sweep(Math.max(2, Math.round(request.framesPerSecond * request.seconds)));
    requireReasonable(model, request, order.length, positions.frames.length);
    const decoded = await decodedAt(session, seed, order, positions.values);
    const { values, imageSize, channels } = pictures(model.source.shape, decoded);
    const frames = positions.frames.map((position) => filmstrip({
      images: values, imageSize, channels, scale: request.scale, labels: order, from: position * order.length, at: positions.values[position]! / REACH,
    }));
    const { width, height } = frames[0]!;
    return { width, height, framesPerSecond: request.framesPerSecond, frames: frames.map(({ pixels }) => pixels) };
  });
}

/** The way there takes as many frames as the way back, which shows the same images. */
function sweep(count: number): { readonly values: number[]; readonly frames: number[] } {
  const turn = count >> 1;
  const values = Array.from({ length: turn + 1 }, (_, index) => -REACH * Math.cos((Math.PI * index) / turn));
  const frames = Array.from({ length: 2 * turn }, (_, frame) => (frame <= turn ? frame : 2 * turn - frame));
  return { values, frames };
}

/** Images of all latents at each value, [values · latents, …]. */
function decodedAt(session: EngineSession, seed: readonly number[], order: readonly number[], values: readonly number[]): Promise<Float32Array> {
  const vectors = values.flatMap((value) => order.flatMap((moved) => seed.map((kept, latent) => (latent === moved ? value : kept))));
  return decodeLatents(session, Float32Array.from(vectors), values.length * order.length);
}

async function sigmaPerLatent({ experiment, source }: TrainedModel, session: EngineSession): Promise<number[]> {
  const images = renderedImages(source, source.sample(Generator.fromSeed(experiment.training.seed, 'evaluation'), SIGMA_SAMPLES));
  const { logVariance } = await session.encode(images, SIGMA_SAMPLES);
  return posteriorSpread(logVariance, experiment.model.latents).sigma;
}

/** The code of the image in the middle of factor space; of the first image of the evaluation where there is none. */
async function middleCode({ experiment, source }: TrainedModel, session: EngineSession): Promise<number[]> {
  const middle = middleOfFactors(source.factors);
  const coordinates = source.walkable && !source.isHeldOut(middle) ? source.locate(middle) : source.sample(Generator.fromSeed(experiment.training.seed, 'evaluation'), 1);
  return [...(await session.encode(renderedImages(source, coordinates), 1)).mean];
}

/** The latents that were asked for, or all that are used, or all where none is. */
function chosenLatents(wanted: readonly number[] | null, sigma: readonly number[], count: number): number[] {
  if (wanted) {
    const missing = wanted.find((latent) => latent >= count);
    if (missing !== undefined) throw invalid(`This model has no latent ${String(missing)}.`, `Choose from 0 to ${String(count - 1)}.`);
    return [...new Set(wanted)];
  }
  const order = ascendingOrder(sigma);
  const used = order.filter((latent) => sigma[latent]! < USED_LATENT_SIGMA);
  return used.length > 0 ? used : order;
}

function requireReasonable({ source }: TrainedModel, { scale }: TraversalRequest, latents: number, frames: number): void {
  const side = Math.max(source.shape.imageSize, 32) * scale;
  if (latents * side * side * 3 * frames <= MOST_BYTES) return;
  throw invalid('This animation would be too large to be of use.', 'Choose a smaller scale, fewer frames a second or fewer latents.');
}

function invalid(what: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'invalid-input', what, where: '', remedy });
}
