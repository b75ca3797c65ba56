import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { readKey } from './gateway-key.js';

export interface GatewayFault {
  readonly message: string;
  readonly isSignInNeeded: boolean;
}

/** What to say about a request that was not answered, or not in full. */
export function toGatewayFault(error: unknown): GatewayFault {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  if (first?.extensions?.['code'] === 'UNAUTHENTICATED' || (ServerError.is(error) && error.statusCode === 401)) {
    const isRefused = readKey() !== '';
    const message = isRefused ? 'The gateway does not accept this key.' : 'The gateway asks for a key.';
    return { message, isSignInNeeded: true };
  }
  if (first?.extensions?.['code'] === 'FORBIDDEN') {
    return { message: `This key does not suffice. ${first.message}.`, isSignInNeeded: true };
  }
  return { message: first?.message ?? 'The gateway does not answer.', isSignInNeeded: false };
}

/** Whether nobody can tell that a write was not done: the gateway says so, or it could not say anything. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!CombinedGraphQLErrors.is(error)) return true;
  return error.errors.some(({ extensions }) => extensions?.['outcome'] === 'UNKNOWN');
}
