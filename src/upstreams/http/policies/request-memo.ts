import DataLoader from 'dataloader';
import { toError } from '../failed-reads.js';
import type { Authorization, RequestClient, RequestScope, UpstreamCall, UpstreamClient } from '../upstream-client.js';

/**
 * The client of one request. Equal GETs (method, route, params, query and signer) are sent once and share their outcome,
 * failures included. A write clears the memo.
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

/** Equal calls (method, address, params, query and signer) have equal keys, for the life of the process. */
export function createCallKeys(): (call: UpstreamCall<unknown>) => string {
  const signers = new WeakMap<Authorization, number>();
  let signerCount = 0;
  const markOf = (authorization: Authorization | undefined): number | null => {
    if (authorization === undefined) return null;
    const known = signers.get(authorization);
    if (known !== undefined) return known;
    signerCount += 1;
    signers.set(authorization, signerCount);
    return signerCount;
  };
  return ({ method, route, url, params = {}, query = {}, isSigned = true, authorization }) =>
    JSON.stringify([method, url ?? null, route, sorted(params), sorted(query), isSigned, markOf(authorization)]);
}

function sorted(members: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
