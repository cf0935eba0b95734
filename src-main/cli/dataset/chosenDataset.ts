import { datasetSchema, type Dataset } from '@shared/experiment/dataset';
import { namedDataset, namedDatasets } from '@shared/experiment/namedDatasets';
import { ProblemError } from '@shared/problem';
import { validate } from '@shared/validate';
import { z } from 'zod';
import { assignValue } from '../input/assignValue';
import { readExperiment } from '../input/readExperiment';

/** How the command line names a dataset: by its own name, by an experiment that has it, or by the file it comes from. */
export interface DatasetChoice {
  readonly name?: string | undefined;
  readonly preset?: string;
  readonly config?: string;
  /** A file or folder of data, and which kind of dataset it is; images of one's own unless said. */
  readonly path?: string;
  readonly type?: string;
  /** Side of the images in pixels, where it is to be another one. */
  readonly size?: number;
  /** Assignments `dataset.field=value`, applied in order. */
  readonly set: readonly string[];
}

const holderSchema = z.strictObject({ dataset: datasetSchema });

/** @throws ProblemError for an unknown name, for none or several at once, and for every field that is not valid. */
export function chosenDataset({ name, preset, config, path, type, size, set }: DatasetChoice): Dataset {
  if ([name, preset, config, path].filter((choice) => choice !== undefined).length !== 1) {
    throw new ProblemError({ code: 'invalid-input', what: 'A dataset comes from its name, a preset, an experiment or a file of data.', where: 'NAME, --preset, --config, --path', remedy: 'Give exactly one of them; `sbd dataset list` lists the names.' });
  }
  const sized = size === undefined ? set : [...set, `dataset.imageSize=${String(size)}`];
  if (path !== undefined) return validate(holderSchema, sized.reduce(assignValue, { dataset: datasetOfPath(path, type ?? 'imageFiles') }), `The dataset of ${path} with these settings`).dataset;
  if (name === undefined) return readExperiment({ set: sized, ...(preset === undefined ? { config: config! } : { preset }) }).dataset;
  const holder = sized.reduce(assignValue, { dataset: datasetNamed(name) });
  return validate(holderSchema, holder, `The dataset ${name} with these settings`).dataset;
}

/** A dataset from a file with the settings that are taken where none are given; the schema judges the type. */
function datasetOfPath(path: string, type: string): object {
  if (type === 'imageFiles') return { type, imageSize: 64, channels: 3, path };
  if (type === 'fashion') return { type, imageSize: 32, path };
  return { type, imageSize: 64, origin: { type: 'file', path }, ...(type === 'sprites' && { color: null }) };
}

function datasetNamed(name: string): Dataset {
  const named = namedDataset(name);
  if (named) return named.dataset;
  throw new ProblemError({ code: 'unknown-dataset', what: `There is no dataset ${name}.`, where: '', remedy: `Choose one of ${namedDatasets.map(({ id }) => id).join(', ')}.` });
}
