import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { brokenOperations, validOperations } from './random-documents.js';
import { nastyText } from './random-values.js';

/** A request that is answered whatever it is. */
export interface RandomRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

const headerValue = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
  fc.constantFrom('application/json', 'text/html', 'batch', 'no-cache', 'upstream, cost', '*/*', 'gzip', '-1', 'close'),
);

const headerName = fc.constantFrom(
  'accept',
  'x-request-id',
  'x-explain',
  'x-request-priority',
  'cache-control',
  'authorization',
  'origin',
  'x-forwarded-for',
  'apollo-require-preflight',
  'content-type',
  'accept-encoding',
  'access-control-request-method',
  'traceparent',
);

const headers = fc.dictionary(headerName, headerValue, { maxKeys: 4, noNullPrototype: true });

/** Valid operations, broken ones, odd bodies, odd addresses, odd methods and odd headers. */
export function randomRequests(schema: GraphQLSchema): fc.Arbitrary<RandomRequest> {
  const valid = validOperations(schema);
  const broken = brokenOperations(valid);
  const posted = (operations: typeof valid) =>
    fc.tuple(operations, headers).map(([operation, given]) => toPost(JSON.stringify(operation), given));
  return fc.oneof(
    { weight: 8, arbitrary: posted(valid) },
    { weight: 6, arbitrary: posted(broken) },
    { weight: 2, arbitrary: oddBodies(valid) },
    { weight: 2, arbitrary: gets(fc.oneof(valid, broken)) },
    { weight: 2, arbitrary: oddAddresses },
  );
}

function toPost(payload: string, given: Readonly<Record<string, string>> = {}): RandomRequest {
  return { method: 'POST', url: '/graphql', headers: { ...JSON_TYPE, ...given }, payload };
}

function oddBodies(valid: fc.Arbitrary<{ query: string }>): fc.Arbitrary<RandomRequest> {
  const member = fc.oneof(fc.jsonValue(), nastyText);
  const members = fc.record(
    { query: member, variables: member, extensions: member, operationName: member, id: member, __proto__: member },
    { requiredKeys: [] },
  );
  const persisted = fc.tuple(valid, fc.jsonValue()).map(([operation, persistedQuery]) => ({
    ...operation,
    extensions: { persistedQuery },
  }));
  const texts = fc.oneof(fc.json(), nastyText, members.map(toJson), persisted.map(toJson), fc.array(valid).map(toJson));
  return texts.map((text) => toPost(text));
}

function toJson(value: unknown): string {
  return JSON.stringify(value);
}

function gets(operations: fc.Arbitrary<{ query: string; variables: object }>): fc.Arbitrary<RandomRequest> {
  return fc.tuple(operations, headers).map(([{ query, variables }, given]) => {
    const params = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    return {
      method: 'GET',
      url: `/graphql?${params}`,
      headers: { 'apollo-require-preflight': '1', ...given },
      payload: '',
    };
  });
}

const oddAddresses: fc.Arbitrary<RandomRequest> = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
    fc.oneof(
      fc.constantFrom(
        '/',
        '/graphql',
        '/graphql/',
        '/graphql?',
        '/%zz',
        '/..%2f..%2fetc/passwd',
        '//',
        '/graphql?query=%',
      ),
      fc.webPath(),
      fc.webQueryParameters().map((query) => `/graphql?${query}`),
    ),
    headers,
    fc.oneof(fc.constant(''), fc.json()),
  )
  .map(([method, url, given, payload]) => ({
    method,
    url: url === '' ? '/' : url,
    headers: { ...JSON_TYPE, ...given },
    payload,
  }));
