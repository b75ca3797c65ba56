import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../domain/access/caller.js';
import type { CallScope } from './call-scope.js';
import { searchOf } from './graph-answer.js';
import { isPreflighted } from './limits/prevent-forgery.js';
import type { OperationKinds } from './operation-kinds.js';

/** What of a request can make a difference to its answer. */
export interface AskedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/**
 * Two requests with the same text here are owed the same answer: same document, variables and rights, asked of the same
 * state of the sources. Null: this request is answered for itself, because it writes, or may, or wants to be told what
 * its own answer cost.
 */
export function questionKey(
  request: AskedRequest,
  { caller, scope, kinds }: { caller: Caller; scope: CallScope; kinds: OperationKinds },
): string | null {
  if (scope.isReadThrough || scope.isExplained || scope.isPriceAsked) return null;
  const question = request.method === 'GET' ? askedInAddress(request) : askedInBody(request.body, kinds);
  if (question === null) return null;
  const { accept = '', 'content-type': contentType = '' } = request.headers;
  return JSON.stringify([
    question,
    rightsOf(caller),
    scope.priority,
    accept,
    contentType,
    isPreflighted(request.headers),
  ]);
}

/** By GET nothing can be written. */
function askedInAddress({ url }: AskedRequest): string | null {
  const search = searchOf(url);
  return search === '' ? null : search;
}

function askedInBody(body: unknown, kinds: OperationKinds): unknown {
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
