import type { ResidentConfig } from '../../config/sources.js';
import { createRequestClient } from '../http/policies/request-memo.js';
import type { RequestScope, SourceClient } from '../http/upstream-client.js';
import { connectSource, type Upstream, type UpstreamDependencies } from '../upstream.js';
import { withFreshness } from '../with-freshness.js';
import { createResidentAdapter } from './adapter.js';
import { createResidentAuthorization } from './authorization.js';
import { createResidentClient, logIn, probe } from './client.js';
import { readResidentError } from './refusals.js';
import { createResidentDates, logUnreadableDates } from './values.js';

/** The lists have no pages, and old visits stay in them: some 700,000 visits fit. */
const MAX_LIST_BYTES = 256 * 1_024 * 1_024;

/** The residents' service of one deployment. Its service account needs ADMIN_COMPANY or SYSTEM_ADMIN as its first role. */
export function createResidentUpstream(config: ResidentConfig, dependencies: UpstreamDependencies): Upstream {
  const { clock } = dependencies;
  const { username, password, timeZone, assumeLeftDays } = config;
  const client: SourceClient = connectSource(
    {
      source: 'RESIDENT',
      config,
      credential: [username, password],
      account: username,
      authorization: createResidentAuthorization({
        logIn: (scope) => logIn(client, scope, { username, password }),
        clock,
      }),
      readError: readResidentError,
      maxResponseBytes: MAX_LIST_BYTES,
    },
    dependencies,
  );
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
