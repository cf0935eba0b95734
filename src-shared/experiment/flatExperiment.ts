import type { Experiment } from './experiment';

/** The fields of an experiment as one level of values, by dotted paths such as `model.decoder.type`; lists and switches are JSON. Its name is none of them. */
export function flatExperiment(experiment: Experiment): Map<string, string | number | null> {
  const fields = new Map<string, string | number | null>();
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'number' || typeof value === 'string') fields.set(path, value);
    else if (value === null || value === undefined) fields.set(path, null);
    else if (typeof value === 'object' && !Array.isArray(value)) for (const [key, inner] of Object.entries(value)) walk(path === '' ? key : `${path}.${key}`, inner);
    else fields.set(path, JSON.stringify(value));
  };
  walk('', experiment);
  fields.delete('version');
  fields.delete('name');
  return fields;
}
