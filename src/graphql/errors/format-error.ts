import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../domain/access/caller.js';
import { ForbiddenError } from '../../domain/errors/access-errors.js';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { SourceFaultError } from '../../domain/errors/source-fault.js';
import { maskSentence } from '../access/mask-sentence.js';
import type { GraphLogger } from '../graph-context.js';
import { describeUnexpected } from './describe-unexpected.js';

/** The request that an error belongs to. */
export interface ErrorScope {
  readonly requestId: string;
  readonly logger: GraphLogger;
  /** Who asks. While nobody is known, what a source has said is not repeated. */
  readonly caller?: Caller;
}

export const MASKED_MESSAGE = 'Internal server error';

/** Mistakes of the client that GraphQL and the server find by themselves; their messages are meant to be shown. */
const CLIENT_CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
]);

/**
 * The one place that decides what clients see of an error: known codes with their messages, everything else masked and
 * logged once. Extensions are built anew, so that nothing an error carries leaves by accident.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, logger, caller }: ErrorScope,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const position = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof SourceFaultError) {
    const { code, source, retryAfterSeconds, outcome } = cause;
    const known = { ...(retryAfterSeconds !== null && { retryAfterSeconds }), ...(outcome !== null && { outcome }) };
    const message = caller?.scopes.has('pii:read') ? cause.message : maskSentence(cause.message, code);
    return { message, ...position, extensions: { code, requestId, source, ...known } };
  }
  if (cause instanceof InvalidInputError) {
    const extensions = { code: 'BAD_USER_INPUT', requestId, argument: cause.argument };
    return { message: cause.message, ...position, extensions };
  }
  if (cause instanceof ForbiddenError) {
    const { scope, outcome } = cause;
    const extensions = { code: 'FORBIDDEN', requestId, scope, ...(outcome !== null && { outcome }) };
    return { message: cause.message, ...position, extensions };
  }
  const code = formatted.extensions?.['code'];
  if (CLIENT_CODES.has(code)) return { message: formatted.message, ...position, extensions: { code, requestId } };
  logger.error({ requestId, path: formatted.path, ...describeUnexpected(cause) }, 'A request met an unexpected error');
  return { message: MASKED_MESSAGE, ...position, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
}
