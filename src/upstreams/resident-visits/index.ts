import type { ResidentConfig } from '../../config/config.js';
import { createRequestClient } from '../http/create-request-client.js';
import { createUpstreamClient } from '../http/create-upstream-client.js';
import type { RequestScope, UpstreamClient } from '../http/upstream-client.js';
import type { Upstream } from '../upstream.js';
import type { UpstreamDependencies } from '../upstream-dependencies.js';
import { createResidentAdapter } from './resident.adapter.js';
import { createResidentAuthorization } from './resident.authorization.js';
import { createResidentClient, logIn, probe } from './resident.client.js';
import { readResidentError } from './resident.errors.js';
import { createResidentDates } from './resident-dates.js';

/** Its lists have no pages and visits pile up for ever: some 700,000 of them fit. */
const MAX_LIST_BYTES = 256 * 1_024 * 1_024;

/** The residents' service of one deployment. Its service account needs ADMIN_COMPANY or SYSTEM_ADMIN as its first role. */
export function createResidentUpstream(config: ResidentConfig, { clock }: UpstreamDependencies): Upstream {
  const { username, password, timeZone, assumeLeftDays } = config;
  const client: UpstreamClient = createUpstreamClient({
    source: 'RESIDENT',
    baseUrl: config.url,
    requestsPerSecond: config.requestsPerSecond,
    concurrency: config.concurrency,
    timeoutMs: config.timeoutMs,
    authorization: createResidentAuthorization({
      logIn: (scope) => logIn(client, scope, { username, password }),
      clock,
    }),
    readError: readResidentError,
    clock,
    maxResponseBytes: MAX_LIST_BYTES,
  });
  const dates = createResidentDates(timeZone);
  const newClient = (scope: RequestScope) => createResidentClient(createRequestClient(client, scope));
  return {
    source: 'RESIDENT',
    health: () => client.health(),
    probe: (scope) => probe(client, scope),
    forRequest: (scope) =>
      createResidentAdapter({
        client: newClient(scope),
        freshClient: () => newClient(scope),
        clock,
        dates,
        timeZone,
        assumeLeftDays,
      }),
  };
}
