import type { GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../domain/access/caller.js';
import { maskSentence } from '../access/masks.js';

/** The request that an answer goes to. */
export interface Addressee {
  readonly requestId: string;
  /** While nobody is known, what a source has said is not repeated. */
  readonly caller?: Caller | undefined;
}

/** The errors of an answer as they are sent: with the id of the request, and in words that its caller may read. */
export function stampErrors(
  errors: readonly GraphQLFormattedError[],
  { requestId, caller }: Addressee,
): GraphQLFormattedError[] {
  const mayRead = caller?.scopes.has('pii:read') ?? false;
  return errors.map(({ message, extensions: { code, ...rest } = {}, ...error }) => ({
    message: mayRead ? message : maskSentence(message, String(code)),
    ...error,
    extensions: { code, requestId, ...rest },
  }));
}
