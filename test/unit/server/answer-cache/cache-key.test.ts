import { ANYONE } from '../../../../src/domain/access/caller.js';
import {
  type CacheableRequest,
  cacheKeyFor,
  createOperationKinds,
} from '../../../../src/server/answer-cache/cache-key.js';
import type { CallScope } from '../../../../src/server/call-scope.js';

const SCOPE: CallScope = { signal: new AbortController().signal, priority: 'interactive' };
const kinds = { ...createOperationKinds(), isQuery: () => true };

const ask = (changes: Partial<CacheableRequest> = {}): CacheableRequest => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: { query: '{ a }', variables: { first: 1 } },
  ...changes,
});

const keyOf = (request: CacheableRequest, given: Partial<Parameters<typeof cacheKeyFor>[1]> = {}) =>
  cacheKeyFor(request, { caller: ANYONE, scope: SCOPE, kinds, ...given });

test('equal requests have equal keys, whatever else they bring', () => {
  const headers = { 'content-type': 'application/json', 'user-agent': 'another', 'x-request-id': '2' };
  expect(keyOf(ask({ headers }))).toBe(keyOf(ask()));
});

test('the name of the caller makes no difference', () => {
  expect(keyOf(ask(), { caller: { ...ANYONE, name: 'Ana' } })).toBe(keyOf(ask()));
});

test.each<[string, CacheableRequest]>([
  ['document', ask({ body: { query: '{ b }', variables: { first: 1 } } })],
  ['variable', ask({ body: { query: '{ a }', variables: { first: 2 } } })],
  ['operation of the document', ask({ body: { query: '{ a }', variables: { first: 1 }, operationName: 'A' } })],
  ['wanted content type', ask({ headers: { 'content-type': 'application/json', accept: 'text/plain' } })],
  ['content type', ask({ headers: { 'content-type': 'text/plain' } })],
  ['preflight', ask({ headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' } })],
])('another %s has another key', (_what, request) => {
  expect(keyOf(request)).not.toBe(keyOf(ask()));
});

test.each([
  ['scopes', { ...ANYONE, scopes: new Set(['visits:read'] as const) }],
  ['locations', { ...ANYONE, locationIds: ['l1'] }],
])('callers with other %s share no answer', (_what, caller) => {
  expect(keyOf(ask(), { caller })).not.toBe(keyOf(ask()));
});

test('two URLs with other operations have two keys', () => {
  const get = (search: string) => keyOf(ask({ method: 'GET', url: `/graphql${search}`, body: undefined }));
  expect(get('?query={a}')).not.toBe(get('?query={b}'));
  expect(get('')).toBeNull();
});

test.each([
  ['a batch', [{ query: '{ a }' }]],
  ['no body', undefined],
  ['a text', 'query'],
])('%s has no key', (_what, body) => {
  expect(keyOf(ask({ body }))).toBeNull();
});

test('what is not known to be a query is answered alone', () => {
  expect(keyOf(ask(), { kinds: createOperationKinds() })).toBeNull();
});
