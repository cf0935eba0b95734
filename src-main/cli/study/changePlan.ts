/** What options of the command line change in a plan. */
export interface PlanChanges {
  readonly replicas?: number;
  readonly seed?: number;
  readonly name?: string;
  readonly device?: readonly string[];
  readonly priority?: number;
  /** Seconds. */
  readonly budget?: number;
  /** Snapshots. */
  readonly patience?: number;
}

/** A plan with some of it changed. It need not be a valid one: what is missing or wrong is left for the schema to name. */
export function changePlan(plan: unknown, { replicas, seed, name, device, priority, budget, patience }: PlanChanges): unknown {
  if (typeof plan !== 'object' || plan === null) return plan;
  const known = 'replicas' in plan && typeof plan.replicas === 'object' ? plan.replicas : {};
  return {
    ...plan,
    ...(name !== undefined && { name }),
    ...(device !== undefined && { devices: device }),
    ...(priority !== undefined && { priority }),
    ...(budget !== undefined && { budgetSeconds: budget }),
    ...(patience !== undefined && { earlyStop: { measure: 'elbo', patience, leastImprovement: 0 } }),
    ...((replicas !== undefined || seed !== undefined) && { replicas: { ...known, ...(replicas !== undefined && { count: replicas }), ...(seed !== undefined && { firstSeed: seed }) } }),
  };
}
