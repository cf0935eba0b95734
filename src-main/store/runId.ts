import { randomBytes } from 'node:crypto';
import type { Experiment } from '@shared/experiment/experiment';

/** A new run id: UTC time to the second, decoder, six random hexadecimal digits, such as `20261121-215501-broadcast-3f9a2c`. */
export function createRunId(experiment: Experiment, createdAt: Date): string {
  const digits = createdAt.toISOString().replace(/[-:T]/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${experiment.model.decoder.type.toLowerCase()}-${randomBytes(3).toString('hex')}`;
}
