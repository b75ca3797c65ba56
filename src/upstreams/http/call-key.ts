import type { Authorization, UpstreamCall } from './upstream-client.js';

/** Tells equal calls (method, address, params, query and signer) by equal texts, the same for the life of the process. */
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
