import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ForbiddenError } from '../../../src/domain/access/access-errors.js';
import { InvalidInputError } from '../../../src/domain/errors/invalid-input-error.js';
import { SourceFaultError } from '../../../src/domain/source/source-error.js';
import { describeUnexpected } from '../../../src/graphql/errors/describe-unexpected.js';
import { formatError, isRefusal, unexpectedCause } from '../../../src/graphql/errors/format-error.js';
import { stampErrors } from '../../../src/graphql/errors/stamp-errors.js';
import { callerWith, callerWithout } from '../../support/callers.js';

const PATH = ['visits', 'nodes', 0, 'host'] as const;

/** As it arrives from Apollo: located by GraphQL, with a code of its own where the error has none. */
function format(cause: Error, code = 'INTERNAL_SERVER_ERROR') {
  const error =
    cause instanceof GraphQLError ? cause : new GraphQLError(cause.message, { path: PATH, originalError: cause });
  const given: GraphQLFormattedError = { ...error.toJSON(), extensions: { ...error.extensions, code } };
  return { formatted: formatError(given, error), unexpected: unexpectedCause(error) };
}

test("a source's fault keeps its code and its words, and says when to ask again", () => {
  const fault = {
    source: 'W3LCOME',
    code: 'UPSTREAM_RATE_LIMITED',
    message: 'W3lcome is busy',
    retryAfterSeconds: 2,
  } as const;
  const { formatted, unexpected } = format(new SourceFaultError({ ...fault, status: 429, sourceCode: 'SLOW_DOWN' }));
  expect(formatted).toEqual({
    message: 'W3lcome is busy',
    path: PATH,
    extensions: { code: 'UPSTREAM_RATE_LIMITED', source: 'W3LCOME', retryAfterSeconds: 2 },
  });
  expect(unexpected).toBeUndefined();
});

test.each(['NOT_DONE', 'UNKNOWN'] as const)('a write that failed says what is known of it: %s', (outcome) => {
  const fault = { source: 'SPACEBRING', code: 'UPSTREAM_TIMEOUT', message: 'Spacebring did not answer' } as const;
  const { formatted } = format(new SourceFaultError({ ...fault, isDelivered: true }).withOutcome(outcome));
  expect(formatted.extensions).toEqual({ code: 'UPSTREAM_TIMEOUT', source: 'SPACEBRING', outcome });
});

test.each([
  ['a caller with pii:read', callerWith('pii:read'), 'Spacebring refused the request: Ana Lima is gone'],
  ['a caller without', callerWithout('pii:read'), 'The source refused the request.'],
  ['nobody who is known', undefined, 'The source refused the request.'],
])('the words of a source about its refusal are shown to %s', (_name, caller, message) => {
  const cause = new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_REJECTED',
    message: 'Spacebring refused the request: Ana Lima is gone',
  });
  const [told] = stampErrors([format(cause).formatted], { requestId: 'r1', caller });
  expect(told?.message).toBe(message);
});

test.each([
  ['a read', null, {}],
  ['a write', 'NOT_DONE', { outcome: 'NOT_DONE' }],
] as const)('%s that is refused names the scope, and a write that nothing was done', (_name, outcome, known) => {
  expect(format(new ForbiddenError('tickets:read', outcome)).formatted).toEqual({
    message: 'This needs the scope tickets:read',
    path: PATH,
    extensions: { code: 'FORBIDDEN', scope: 'tickets:read', ...known },
  });
});

test('bad input names its argument', () => {
  expect(format(new InvalidInputError('first', 'must be between 1 and 200')).formatted).toEqual({
    message: 'first: must be between 1 and 200',
    path: PATH,
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  });
});

test('what GraphQL itself finds wrong keeps its code and message, and nothing else', () => {
  const error = new GraphQLError('Cannot query field "x"', {
    extensions: { stacktrace: ['secret'], exception: 'secret' },
  });
  expect(format(error, 'GRAPHQL_VALIDATION_FAILED').formatted).toEqual({
    message: 'Cannot query field "x"',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
});

test('any other error is masked, and its cause is separate for the log', () => {
  const cause = new TypeError('cannot read x of undefined');
  const { formatted, unexpected } = format(cause);
  expect(formatted).toEqual({
    message: 'Internal server error',
    path: PATH,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
  expect(unexpected).toBe(cause);
});

test.each([
  [400, 'BAD_REQUEST', undefined],
  [500, 'INTERNAL_SERVER_ERROR', 'logged'],
])('an error without a code that has the status %i is %s', (status, code, logged) => {
  const error = new GraphQLError('Unsupported persisted query version', { extensions: { http: { status } } });
  const { formatted, unexpected } = format(error);
  expect([formatted.extensions?.['code'], unexpected && 'logged']).toEqual([code, logged]);
});

test('a code that is not ours does not unmask an error', () => {
  expect(format(new GraphQLError('secret'), 'SOMETHING_ELSE').formatted).toMatchObject({
    message: 'Internal server error',
  });
});

test('of an error of an HTTP client neither address nor credentials are logged', () => {
  const error = Object.assign(new Error('GET https://user:secret@example.com failed'), {
    name: 'RequestError',
    options: { headers: { authorization: 'Bearer secret' } },
  });
  expect(JSON.stringify(format(error).formatted)).not.toMatch('secret');
  expect(describeUnexpected(error)).toEqual({ error: { name: 'RequestError' } });
});

test("every error of an answer carries its request's id beside the code", () => {
  const { formatted } = format(new InvalidInputError('first', 'must be between 1 and 200'));
  expect(stampErrors([formatted], { requestId: 'r1' })[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    requestId: 'r1',
    argument: 'first',
  });
});

test.each([
  ['BAD_USER_INPUT', 'query', true],
  ['FORBIDDEN', 'mutation', true],
  ['ANSWER_TOO_LARGE', 'query', true],
  ['ANSWER_TOO_LARGE', 'mutation', false],
  ['UPSTREAM_TIMEOUT', 'query', false],
])('%s of a %s counts as a refusal: %s', (code, type, expected) => {
  expect(isRefusal(code, type)).toBe(expected);
});
