import { dataShape } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { describeNetwork } from '@shared/experiment/networkDescription';
import { spanningFactors } from '../evaluation/spanningFactors';
import { TRAVERSAL_COLUMNS } from '../evaluation/traversalLatents';
import { evaluationWork } from './evaluationWork';

/** The newest checkpoint and the one before it. */
const CHECKPOINTS = 2;
/** Weights and Adam's two moments, in single precision. */
const BYTES_PER_PARAMETER = 3 * 4;
/** A number with all its digits, and a comma. */
const BYTES_PER_NUMBER = 20;
/** Points of a geometry's grid along each factor. */
const GRID_SIDE = 16;
/** Numbers that stand in for a geometry where there is none: class, means and deviations of 500 codes. */
const CLOUD_NUMBERS = 500 * 5;
/** Images and their reconstructions. */
const RECONSTRUCTIONS = 20;
/** What PNG makes of images during training, measured on X-Y circles: those of broadcast decoders are smooth, but nowhere flat. */
const PNG_RATIO = { broadcast: 0.38, other: 0.25 };
/** A dot on black. */
const BYTES_PER_POINT = 40;
/** Metric lines are a few each second; how many seconds a run takes is not known here, so a processor of this speed stands in. */
const LINES_PER_SECOND = 4;
const OPERATIONS_PER_SECOND = 3e10;
const BYTES_PER_LINE = 200;
/** Configuration, status, annotations, environment, headers. */
const OTHER_BYTES = 5_000;

/** About how many bytes on the disk a run takes once it is finished. */
export function runBytes(experiment: Experiment): number {
  const { model, training, evaluation } = experiment;
  const { encoderParameters, decoderParameters } = describeNetwork(experiment);
  const parameters = encoderParameters + decoderParameters + discriminatorParameters(experiment);
  const snapshots = Math.min(evaluation.snapshots, training.steps + 1);
  const seconds = (training.steps * evaluationWork(experiment).step) / OPERATIONS_PER_SECOND;
  const lines = Math.min(training.steps, seconds * LINES_PER_SECOND) * (BYTES_PER_LINE + 2 * model.latents * BYTES_PER_NUMBER);
  const numbers = (snapshots + 1) * evaluationNumbers(experiment) * BYTES_PER_NUMBER;
  return Math.round(CHECKPOINTS * BYTES_PER_PARAMETER * parameters + snapshots * pictureBytes(experiment) + numbers + lines + OTHER_BYTES);
}

/** The pictures of one snapshot. */
function pictureBytes({ dataset, model }: Experiment): number {
  const { imageSize, channels } = dataShape(dataset);
  const count = model.latents * TRAVERSAL_COLUMNS + RECONSTRUCTIONS;
  if (imageSize === 1) return count * BYTES_PER_POINT;
  return count * imageSize * imageSize * channels * (model.decoder.type === 'broadcast' ? PNG_RATIO.broadcast : PNG_RATIO.other);
}

/** Numbers in the file of one evaluation: nearly all are those of its geometry. */
function evaluationNumbers({ dataset, model }: Experiment): number {
  const factors = spanningFactors(dataset);
  return factors.length === 0 ? CLOUD_NUMBERS : GRID_SIDE ** factors.length * (model.latents + factors.length);
}

/** Of FactorVAE's second network, from latents to two logits. */
function discriminatorParameters({ model, objective }: Experiment): number {
  if (objective.type !== 'factorVae') return 0;
  const { layers, units } = objective.discriminator;
  return (model.latents + 1) * units + (layers - 1) * (units + 1) * units + 2 * (units + 1);
}
