import type { GraphQLFormattedError } from 'graphql';

/** The errors of an answer, each with the id of the request it answers. */
export function stampErrors(errors: readonly GraphQLFormattedError[], requestId: string): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { code, ...rest } = error.extensions ?? {};
    return { ...error, extensions: { code, requestId, ...rest } };
  });
}
