import DataLoader from 'dataloader';
import type { Authorization, RequestClient, RequestScope, UpstreamCall, UpstreamClient } from './upstream-client.js';

/**
 * The client bound to one request. Equal GETs (method, route, params, query and signer) happen once and share their outcome,
 * failures included; the first call's decoder decides, since a route has one shape. A write forgets what was read before it.
 */
export function createRequestClient(client: UpstreamClient, scope: RequestScope): RequestClient {
  const signers: Authorization[] = [];
  const reads = new DataLoader<UpstreamCall<unknown>, unknown, string>(
    ([call]) => Promise.all(call === undefined ? [] : [client.call(scope, call).catch(toError)]),
    { batch: false, cacheKeyFn: (call) => toCallKey(call, signers) },
  );
  return {
    async call<T>(call: UpstreamCall<T>): Promise<T> {
      // Sound because equal calls carry the same decoder, which made the value.
      if (call.method === 'GET') return (await reads.load(call)) as T;
      try {
        return await client.call(scope, call);
      } finally {
        reads.clearAll();
      }
    },
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a call failed without an error');
}

/** `signers`: those met so far, whose place stands for them in keys. */
function toCallKey(call: UpstreamCall<unknown>, signers: Authorization[]): string {
  const { method, route, url, params = {}, query = {}, isSigned = true, authorization } = call;
  if (authorization !== undefined && !signers.includes(authorization)) signers.push(authorization);
  const signer = authorization === undefined ? null : signers.indexOf(authorization);
  return JSON.stringify([method, url ?? null, route, sorted(params), sorted(query), isSigned, signer]);
}

function sorted(members: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
