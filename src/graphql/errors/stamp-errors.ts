import type { GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../domain/access/caller.js';
import { maskSentence } from '../access/masks.js';

/** The request of a response. */
export interface Addressee {
  readonly requestId: string;
  /** Before the caller is known, words of a source are not shown. */
  readonly caller?: Caller | undefined;
}

/** The errors of a response with the id of the request, masked for its caller. */
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
