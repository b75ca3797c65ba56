import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ForbiddenError } from '../../domain/errors/access-errors.js';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { GraphLogger } from '../graph-context.js';
import { describeUnexpected } from './describe-unexpected.js';

/** The request that an error belongs to. */
export interface ErrorScope {
  readonly requestId: string;
  readonly logger: GraphLogger;
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
  { requestId, logger }: ErrorScope,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const position = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof SourceFaultError) {
    const { code, source, retryAfterSeconds, outcome } = cause;
    const known = { ...(retryAfterSeconds !== null && { retryAfterSeconds }), ...(outcome !== null && { outcome }) };
    return { message: cause.message, ...position, extensions: { code, requestId, source, ...known } };
  }
  if (cause instanceof InvalidInputError) {
    const extensions = { code: 'BAD_USER_INPUT', requestId, argument: cause.argument };
    return { message: cause.message, ...position, extensions };
  }
  if (cause instanceof ForbiddenError) {
    return { message: cause.message, ...position, extensions: { code: 'FORBIDDEN', requestId, scope: cause.scope } };
  }
  const code = toClientCode(formatted, cause);
  if (CLIENT_CODES.has(code)) return { message: formatted.message, ...position, extensions: { code, requestId } };
  logger.error({ requestId, path: formatted.path, ...describeUnexpected(cause) }, 'A request met an unexpected error');
  return { message: MASKED_MESSAGE, ...position, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
}

/** The words of graphql-js for a document that is longer than it may be. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * The code of a mistake in the request. What is too much is told apart from what is wrong, which GraphQL and Apollo Server do
 * not; nor do they give a code to a hash that cannot be that of its document.
 */
function toClientCode(formatted: GraphQLFormattedError, cause: unknown): unknown {
  const code = formatted.extensions?.['code'];
  if (!(cause instanceof GraphQLError)) return code;
  const { code: ownCode, validationErrorCode, http } = cause.extensions;
  const isTooComplex = ownCode === 'QUERY_TOO_COMPLEX' || validationErrorCode === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED';
  if (isTooComplex || TOO_MANY_TOKENS.test(formatted.message)) return 'QUERY_TOO_COMPLEX';
  return ownCode === undefined && code === 'INTERNAL_SERVER_ERROR' && isClientStatus(http) ? 'BAD_REQUEST' : code;
}

function isClientStatus(http: unknown): boolean {
  if (typeof http !== 'object' || http === null || !('status' in http)) return false;
  return typeof http.status === 'number' && http.status >= 400 && http.status < 500;
}
