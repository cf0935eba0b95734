import type { CallName, Services } from '@shared/contract/contract';

/** The functions that answer one part of the contract, such as `runCalls`. */
export type ServicesOf<Calls> = Pick<Services, Extract<keyof Calls, CallName>>;
