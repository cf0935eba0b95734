import { randomBytes } from 'node:crypto';
import { ProblemError } from '@shared/problem';

/**
 * The secret that opens the web host: the one given in `SBD_TOKEN`, else 128 random bits, new at every start.
 * @throws ProblemError with code `invalid-input` for a given token that is short or can't stand in an address.
 */
export function hostToken(given: string | undefined): string {
  if (given === undefined || given === '') return randomBytes(16).toString('base64url');
  if (!/^[A-Za-z0-9_-]{22,200}$/.test(given)) {
    throw new ProblemError({
      code: 'invalid-input',
      what: 'The token is too easy to guess, or has characters that an address can\'t carry.',
      where: 'SBD_TOKEN',
      remedy: 'Use at least 22 letters, digits, hyphens and underscores, or unset SBD_TOKEN to get a random token.',
    });
  }
  return given;
}
