import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { RequestEndedError } from '../../domain/errors/request-ended-error.js';
import { WritesUnavailableError } from '../../domain/errors/writes-unavailable-error.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { VisitorOutOfReachError } from '../../domain/visitor/visitor-out-of-reach-error.js';

export const MASKED_MESSAGE = 'Internal server error';

/** Errors of the client that GraphQL and the server find; their messages are safe to show. */
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

const REFUSALS: ReadonlySet<unknown> = new Set<ErrorCode>(['FORBIDDEN', 'VISITOR_OUT_OF_REACH', 'ANSWER_TOO_LARGE']);

/**
 * Whether the code means an error or a missing permission of the client, not a fault of the gateway or a source. A mutation whose
 * answer is too large is no refusal: it may have written.
 */
export function isRefusal(code: string, operationType: string): boolean {
  if (code === 'ANSWER_TOO_LARGE' && operationType === 'mutation') return false;
  return CLIENT_CODES.has(code) || REFUSALS.has(code);
}

/**
 * Decides what clients see of an error: known codes with their messages, everything else masked. It builds new extensions,
 * so that no other member of an error is sent; `stampErrors` adds the id of the request.
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

/** The end of a message of graphql-js that suggests names of the schema. */
const SUGGESTION = / ?Did you mean .+\?$/s;

/** `formatError` for schemas that clients must not read: Apollo Server keeps suggested names in messages about variables. */
export function formatErrorWithoutNames(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const known = formatError(formatted, error);
  return { ...known, message: known.message.replace(SUGGESTION, '') };
}

/** The cause of an error that clients see masked, for the log; undefined for known errors. */
export function unexpectedCause(error: GraphQLError): unknown {
  const { message, extensions } = error;
  // Apollo Server sets this code before it formats an error without one.
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

/** The message of graphql-js for a document with too many tokens. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/**
 * The code of an error in the request. It separates too large from invalid, which GraphQL and Apollo Server do not, and gives
 * a code to a hash that does not fit its document.
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
