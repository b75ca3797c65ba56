import type { W3lcomeConfig } from '../../config/config.js';
import { createRequestClient } from '../http/create-request-client.js';
import { createUpstreamClient } from '../http/create-upstream-client.js';
import type { RequestScope } from '../http/upstream-client.js';
import type { Upstream } from '../upstream.js';
import type { UpstreamDependencies } from '../upstream-dependencies.js';
import { toAccountLocation } from './account.mapper.js';
import type { WriteCalls } from './adapter-parts.js';
import type { Mapping } from './mapping.js';
import { createW3lcomeAdapter } from './w3lcome.adapter.js';
import { createW3lcomeAuthorization } from './w3lcome.authorization.js';
import { createW3lcomeClient } from './w3lcome.client.js';
import { errorBodySchema } from './w3lcome.wire.js';
import { createW3lcomeWrites } from './w3lcome-writes.client.js';

/** W3lcome for the life of the process. */
export function createW3lcomeUpstream(config: W3lcomeConfig, { phoneParser, clock }: UpstreamDependencies): Upstream {
  const http = createUpstreamClient({
    source: 'W3LCOME',
    baseUrl: config.url,
    requestsPerSecond: config.requestsPerSecond,
    concurrency: config.concurrency,
    timeoutMs: config.timeoutMs,
    authorization: createW3lcomeAuthorization(config),
    readError: (_status, body) => ({ sourceCode: errorBodySchema.safeParse(body).data?.type ?? null }),
    clock,
  });
  const mapping: Mapping = {
    account: toAccountLocation(config),
    toE164: (phone) => phoneParser.toE164(phone, config.defaultCountry),
    countryCallingCode: (e164) => phoneParser.countryCallingCode(e164),
  };
  const callsFor = (scope: RequestScope): WriteCalls => {
    const request = createRequestClient(http, scope);
    return { client: createW3lcomeClient(request, config.timeZone), writes: createW3lcomeWrites(request, config) };
  };
  return {
    source: 'W3LCOME',
    health: () => http.health(),
    probe: async (scope) => {
      await callsFor(scope).client.listCompanyFields();
    },
    forRequest: (scope) =>
      createW3lcomeAdapter({
        client: callsFor(scope).client,
        config,
        clock,
        mapping,
        beginWrite: () => callsFor(scope),
      }),
  };
}
