import type { z } from 'zod';

/** One call of the contract: the schemas of what goes in and what comes out. */
export interface CallDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** Declares a call and keeps its exact types. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output): CallDefinition<Input, Output> {
  return { input, output };
}
