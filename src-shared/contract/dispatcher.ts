import type { z } from 'zod';
import { ProblemError, toProblem } from '../problem';
import { validate } from '../validate';
import { calls, type CallName, type Services } from './contract';
import { requestSchema, type Response } from './transport';

/** Answers one message from a client: validates the request and its input, calls the service, and turns every failure into a problem. */
export async function dispatch(services: Services, message: unknown): Promise<Response> {
  let id = -1;
  try {
    const request = validate(requestSchema, message, 'The request');
    id = request.id;
    if (!Object.hasOwn(calls, request.call)) {
      throw new ProblemError({ code: 'unknown-call', what: `There is no call named ${request.call}.`, where: '', remedy: 'The window and the application are of different versions: restart the application.' });
    }
    const name = request.call as CallName;
    const schema: z.ZodType = calls[name].input;
    const input = validate(schema, request.input, `The input of ${name}`);
    const service = services[name] as (input: unknown) => Promise<unknown>;
    return { kind: 'response', id, ok: true, output: await service(input) };
  } catch (error) {
    return { kind: 'response', id, ok: false, problem: toProblem(error) };
  }
}
