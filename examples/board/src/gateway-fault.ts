import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

export interface GatewayFault {
  readonly message: string;
  readonly isSignInNeeded: boolean;
}

/** What to say about a question that was not answered, or not in full. */
export function toGatewayFault(error: unknown): GatewayFault {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  if (first?.extensions?.['code'] === 'UNAUTHENTICATED' || (ServerError.is(error) && error.statusCode === 401)) {
    return { message: 'The gateway asks for a key.', isSignInNeeded: true };
  }
  const message = first?.message ?? 'The gateway does not answer. What is shown here may be out of date.';
  return { message, isSignInNeeded: false };
}

/** Whether nobody can tell that a write was not done: the gateway says so, or it could not say anything. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!CombinedGraphQLErrors.is(error)) return true;
  return error.errors.some(({ extensions }) => extensions?.['outcome'] === 'UNKNOWN');
}
