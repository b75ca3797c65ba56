import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { RequestEndedError } from '../../domain/errors/request-ended-error.js';
import { WritesUnavailableError } from '../../domain/errors/writes-unavailable-error.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { VisitorOutOfReachError } from '../../domain/visitor/visitor-out-of-reach-error.js';

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

/** Whether an error of this code tells of a mistake of the client or of a right that it lacks, not of a fault on this side. */
export function isRefusal(code: string): boolean {
  return CLIENT_CODES.has(code) || code === 'FORBIDDEN' || code === 'VISITOR_OUT_OF_REACH';
}

/**
 * The one place that decides what clients see of an error: known codes with their messages, everything else masked.
 * Extensions are built anew, so that nothing an error carries leaves by accident. Whoever sends the answer adds the id of
 * its request.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const known = describeKnown(formatted, error) ?? MASKED;
  return {
    message: known.message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: known.extensions,
  };
}

/** The end of a message of graphql-js that proposes names of the schema. */
const SUGGESTION = / ?Did you mean .+\?$/s;

/** `formatError` for schemas that clients may not read: Apollo Server leaves the names in messages about variables. */
export function formatErrorWithoutNames(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const known = formatError(formatted, error);
  return { ...known, message: known.message.replace(SUGGESTION, '') };
}

/** What is behind an error that clients see masked, for the log; undefined for known errors. */
export function unexpectedCause(error: GraphQLError): unknown {
  const { message, extensions } = error;
  // As Apollo Server fills in for errors without a code before it formats them.
  const formatted = { message, extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } };
  return describeKnown(formatted, error) === null ? causeOf(error) : undefined;
}

interface Known {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const MASKED: Known = { message: MASKED_MESSAGE, extensions: { code: 'INTERNAL_SERVER_ERROR' } };

function describeKnown(formatted: Pick<GraphQLFormattedError, 'message' | 'extensions'>, error: unknown): Known | null {
  const cause = causeOf(error);
  if (cause instanceof SourceFaultError) {
    const { message, code, source, retryAfterSeconds, outcome } = cause;
    const known = { ...(retryAfterSeconds !== null && { retryAfterSeconds }), ...(outcome !== null && { outcome }) };
    return { message, extensions: { code, source, ...known } };
  }
  if (cause instanceof InvalidInputError) {
    return { message: cause.message, extensions: { code: 'BAD_USER_INPUT', argument: cause.argument } };
  }
  if (cause instanceof ForbiddenError) {
    const { message, scope, outcome } = cause;
    return { message, extensions: { code: 'FORBIDDEN', scope, ...(outcome !== null && { outcome }) } };
  }
  if (cause instanceof WritesUnavailableError) {
    return { message: cause.message, extensions: { code: 'WRITES_UNAVAILABLE', outcome: cause.outcome ?? 'NOT_DONE' } };
  }
  if (cause instanceof VisitorOutOfReachError) {
    return { message: cause.message, extensions: { code: 'VISITOR_OUT_OF_REACH' } };
  }
  if (cause instanceof RequestEndedError) {
    return { message: cause.message, extensions: { code: 'REQUEST_TIMEOUT' } };
  }
  const code = toClientCode(formatted, cause);
  return CLIENT_CODES.has(code) ? { message: formatted.message, extensions: { code } } : null;
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
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
