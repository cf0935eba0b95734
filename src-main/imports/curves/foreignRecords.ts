import { metricRecordSchema, type MetricRecord } from '@shared/run/metrics';
import type { MetricRole } from '@shared/run/metricRole';
import type { ForeignTable } from './foreignTable';

type Roles = Readonly<Record<string, MetricRole>>;

/**
 * Somebody else's metrics as metric lines. What was not logged at a step is null there. MIG, geometry score and latents used
 * stand among the extras, since nothing is known of how they were measured.
 */
export function foreignRecords({ columns, rows }: ForeignTable, roles: Roles): MetricRecord[] {
  const roleOf = columns.map((name) => roles[name] ?? 'ignore');
  const place = (role: MetricRole) => roleOf.indexOf(role);
  const latents = { kl: latentPlaces(roleOf, 'kl'), sigma: latentPlaces(roleOf, 'sigma') };
  const extras = columns.flatMap((name, column) => {
    const role = roleOf[column]!;
    if (role === 'extra') return [[name, column] as const];
    return role === 'mig' || role === 'geometryScore' || role === 'latentsUsed' ? [[role, column] as const] : [];
  });
  // A line that says nothing of what was asked for is none, and step 0 comes before the first step.
  const kept = rows.filter(({ step, values }) => step > 0 && values.some((value, column) => value !== null && !['ignore', 'seconds'].includes(roleOf[column]!)));
  let seconds = 0;
  return kept.map(({ step, values }, sequence) => {
    const at = (role: MetricRole) => (place(role) < 0 ? null : values[place(role)]!);
    const before = seconds;
    seconds = Math.max(seconds, at('seconds') ?? seconds);
    const steps = step - (kept[sequence - 1]?.step ?? 0);
    return metricRecordSchema.parse({
      sequence, step, seconds, loss: at('loss'), nll: at('nll'), kl: at('kl'),
      klPerLatent: latents.kl.map((column) => (column === null ? null : values[column]!)),
      sigmaPerLatent: latents.sigma.map((column) => (column === null ? null : values[column]!)),
      extras: Object.fromEntries(extras.flatMap(([name, column]) => (values[column] === null ? [] : [[name, values[column]!]]))),
      millisecondsPerStep: (1000 * (seconds - before)) / steps,
    });
  });
}

/** The column of each latent, as far as the highest one goes. */
function latentPlaces(roles: readonly MetricRole[], kind: 'kl' | 'sigma'): (number | null)[] {
  const places: (number | null)[] = [];
  roles.forEach((role, column) => {
    if (role.startsWith(`${kind}:`)) places[Number(role.slice(kind.length + 1))] = column;
  });
  return Array.from(places, (column) => column ?? null);
}
