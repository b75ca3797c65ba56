import type { ResidentConfig } from '../../config/sources.js';
import { createUpstreamClient } from '../http/pipeline.js';
import { createRequestClient } from '../http/policies/request-memo.js';
import type { RequestScope, SourceClient } from '../http/upstream-client.js';
import type { Upstream } from '../upstream.js';
import { type UpstreamDependencies, withQuota, withReads } from '../upstream.js';
import { withFreshness } from '../with-freshness.js';
import { createResidentAdapter } from './adapter.js';
import { createResidentAuthorization } from './authorization.js';
import { createResidentClient, logIn, probe } from './client.js';
import { readResidentError } from './refusals.js';
import { logUnreadableDates } from './unreadable-dates.js';
import { createResidentDates } from './values.js';

/** Its lists have no pages and visits pile up for ever: some 700,000 of them fit. */
const MAX_LIST_BYTES = 256 * 1_024 * 1_024;

/** The residents' service of one deployment. Its service account needs ADMIN_COMPANY or SYSTEM_ADMIN as its first role. */
export function createResidentUpstream(config: ResidentConfig, dependencies: UpstreamDependencies): Upstream {
  const { clock } = dependencies;
  const { username, password, timeZone, assumeLeftDays } = config;
  const client: SourceClient = createUpstreamClient({
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
    observer: dependencies.observer,
    warn: (message) => dependencies.warn(message),
    ...withReads(dependencies, ['RESIDENT', config.url, username, password]),
    ...withQuota(dependencies, { identity: ['RESIDENT', config.url, username], limits: config }),
  });
  const dates = createResidentDates(timeZone, logUnreadableDates(dependencies.warn));
  return {
    source: 'RESIDENT',
    health: () => client.health(),
    generation: (scope) => client.generation(scope),
    probe: (scope) => probe(client, { ...scope, isReadThrough: true }),
    forRequest: (scope) => {
      const request = createRequestClient(client, scope);
      const freshScope: RequestScope = { ...scope, isReadThrough: true };
      const adapter = createResidentAdapter({
        client: createResidentClient(request),
        freshClient: () => createResidentClient(createRequestClient(client, freshScope)),
        clock,
        dates,
        timeZone,
        assumeLeftDays,
      });
      return withFreshness(adapter, request.freshness);
    },
  };
}
