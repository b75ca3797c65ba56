import type { IncomingHttpHeaders } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../domain/access/caller.js';
import type { CallScope } from '../call-scope.js';
import { searchOf } from '../graph-answer.js';
import { isPreflighted } from '../limits/protect-browsers.js';

/** The parts of a request that its answer depends on. */
export interface CacheableRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/**
 * Requests with the same key get the same answer: same document, variables and rights. Null: the answer is not shared, because the
 * request writes, may write, reads through, or requests its own cost.
 */
export function cacheKeyFor(
  request: CacheableRequest,
  { caller, scope, kinds }: { caller: Caller; scope: CallScope; kinds: OperationKinds },
): string | null {
  if (scope.isReadThrough || scope.isExplained || scope.isCostRequested) return null;
  const input = request.method === 'GET' ? inputInUrl(request) : inputInBody(request.body, kinds);
  if (input === null) return null;
  const { accept = '', 'content-type': contentType = '' } = request.headers;
  return JSON.stringify([input, rightsOf(caller), scope.priority, accept, contentType, isPreflighted(request.headers)]);
}

/** A GET cannot write. */
function inputInUrl({ url }: CacheableRequest): string | null {
  const search = searchOf(url);
  return search === '' ? null : search;
}

function inputInBody(body: unknown, kinds: OperationKinds): unknown {
  const isQuery = typeof body === 'object' && body !== null && !Array.isArray(body) && kinds.isQuery(body);
  return isQuery ? body : null;
}

const knownRights = new WeakMap<Caller, string>();

function rightsOf(caller: Caller): string {
  const known = knownRights.get(caller);
  if (known !== undefined) return known;
  const rights = JSON.stringify([[...caller.scopes].sort(), caller.locationIds?.toSorted() ?? null]);
  knownRights.set(caller, rights);
  return rights;
}

/** Length of all remembered documents, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4 * 1_024 * 1_024;

/** The members of a request's body that name an operation. */
interface NamedOperation {
  readonly query?: unknown;
  /** Of a trusted document. */
  readonly id?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

/** Remembers which operations only read, so that the cache need not parse a document again. */
export interface OperationKinds {
  isQuery(operation: NamedOperation): boolean;
  /** Learns from every operation that runs. */
  readonly plugin: ApolloServerPlugin;
}

export function createOperationKinds(): OperationKinds {
  const queries = new LRUCache<string, true>({
    maxSize: MAX_TEXT_LENGTH,
    sizeCalculation: (_value, key) => key.length,
  });
  return {
    isQuery: (operation) => {
      const key = keyOf(operation);
      return key !== null && queries.has(key);
    },
    plugin: {
      requestDidStart: async () => ({
        didResolveOperation: async ({ request: { http }, operation }) => {
          // The body as sent, with all names of the document.
          const key = isNamed(http?.body) ? keyOf(http.body) : null;
          if (key !== null && operation?.operation === 'query') queries.set(key, true);
        },
      }),
    },
  };
}

/** Everything by which a body can name its document; null where it names none, or not by texts. */
function keyOf({ query, id, operationName, extensions }: NamedOperation): string | null {
  const names = [query, id, hashOf(extensions)].map((name) => name ?? null);
  const areTexts = [...names, operationName ?? null].every((name) => name === null || typeof name === 'string');
  const isNameless = names.every((name) => name === null);
  return isNameless || !areTexts ? null : JSON.stringify([...names, operationName ?? null]);
}

function isNamed(body: unknown): body is NamedOperation {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function hashOf(extensions: unknown): unknown {
  return memberOf(memberOf(extensions, 'persistedQuery'), 'sha256Hash');
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
