import { createHash } from 'node:crypto';
import { canonicalJson } from '@shared/canonicalJson';
import type { Experiment } from '@shared/experiment/experiment';

/**
 * The id of the one run that an experiment has in studies: decoder and the first half of the SHA-256 of everything but the
 * name, such as `s1-broadcast-5f0c9a1be27d4438`. Two studies that share an experiment share its run. `s1` names this way of
 * making ids. A field that a later version adds to experiments has to be left out here at its default, or runs of before
 * would not be known again.
 */
export function stableRunId(experiment: Experiment): string {
  const content = Object.entries(experiment).filter(([field]) => field !== 'name');
  const digest = createHash('sha256').update(canonicalJson(Object.fromEntries(content))).digest('hex');
  return `s1-${experiment.model.decoder.type.toLowerCase()}-${digest.slice(0, 16)}`;
}
