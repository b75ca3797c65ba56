import DataLoader from 'dataloader';
import { createCallKeys } from './call-key.js';
import type { RequestClient, RequestScope, UpstreamCall, UpstreamClient } from './upstream-client.js';

/**
 * The client bound to one request. Equal GETs (method, route, params, query and signer) happen once and share their outcome,
 * failures included; the first call's decoder decides, since a route has one shape. A write forgets what was read before it.
 */
export function createRequestClient(
  client: UpstreamClient,
  scope: RequestScope,
): RequestClient & Required<Pick<RequestClient, 'freshness'>> {
  let oldestReadAt: number | null = null;
  let isStale = false;
  const read = async (call: UpstreamCall<unknown>): Promise<unknown> => {
    if (client.read === undefined) return client.call(scope, call);
    const answer = await client.read(scope, call);
    oldestReadAt = Math.min(oldestReadAt ?? answer.readAt, answer.readAt);
    isStale ||= answer.isStale;
    return answer.value;
  };
  const reads = new DataLoader<UpstreamCall<unknown>, unknown, string>(
    ([call]) => Promise.all(call === undefined ? [] : [read(call).catch(toError)]),
    { batch: false, cacheKeyFn: createCallKeys() },
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
    onBatched: (spared) => client.onBatched?.(scope, spared),
    freshness: () => ({ oldestReadAt: oldestReadAt === null ? null : new Date(oldestReadAt), isStale }),
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a call failed without an error');
}
