import type { W3lcomeConfig } from '../../config/config.js';
import { createRequestClient } from '../http/create-request-client.js';
import { createUpstreamClient } from '../http/create-upstream-client.js';
import type { RequestScope } from '../http/upstream-client.js';
import type { Upstream } from '../upstream.js';
import type { UpstreamDependencies } from '../upstream-dependencies.js';
import { toAccountLocation } from './account.mapper.js';
import type { Mapping } from './mapping.js';
import { createW3lcomeAdapter } from './w3lcome.adapter.js';
import { createW3lcomeAuthorization } from './w3lcome.authorization.js';
import { createW3lcomeClient, type W3lcomeClient } from './w3lcome.client.js';
import { errorBodySchema } from './w3lcome.wire.js';

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
  };
  const clientFor = (scope: RequestScope): W3lcomeClient =>
    createW3lcomeClient(createRequestClient(http, scope), config.timeZone);
  return {
    source: 'W3LCOME',
    health: () => http.health(),
    probe: async (scope) => {
      await clientFor(scope).listCompanyFields();
    },
    forRequest: (scope) => createW3lcomeAdapter({ client: clientFor(scope), config, clock, mapping }),
  };
}
