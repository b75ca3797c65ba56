import type { W3lcomeConfig } from '../../config/sources.js';
import { createRequestClient } from '../http/policies/request-memo.js';
import type { RequestScope } from '../http/upstream-client.js';
import { connectSource, type Upstream, type UpstreamDependencies } from '../upstream.js';
import { withFreshness } from '../with-freshness.js';
import { createW3lcomeAdapter } from './adapter.js';
import { createW3lcomeAuthorization } from './authorization.js';
import { createW3lcomeClient } from './client.js';
import type { WriteCalls } from './context.js';
import { createW3lcomeHabits } from './list-habits.js';
import { toAccountLocation } from './person.mapper.js';
import type { Mapping } from './values.js';
import { readW3lcomeError } from './wire.js';
import { createW3lcomeWrites } from './write-client.js';

/** W3lcome for the life of the process. */
export function createW3lcomeUpstream(config: W3lcomeConfig, dependencies: UpstreamDependencies): Upstream {
  const { phoneParser, clock } = dependencies;
  const http = connectSource(
    {
      source: 'W3LCOME',
      config,
      credential: [config.token],
      account: config.token,
      authorization: createW3lcomeAuthorization(config),
      // The vendor lists it for every call, those without a body included.
      defaultHeaders: { 'content-type': 'application/JSON' },
      readError: readW3lcomeError,
    },
    dependencies,
  );
  const mapping: Mapping = {
    account: toAccountLocation(config),
    assumeLeft: config.assumeLeft,
    toE164: (phone) => phoneParser.toE164(phone, config.defaultCountry),
    countryCallingCode: (e164) => phoneParser.countryCallingCode(e164),
  };
  const habits = createW3lcomeHabits(dependencies.warn);
  const callsFor = (scope: RequestScope) => {
    const request = createRequestClient(http, scope);
    const client = createW3lcomeClient(request, config.timeZone, habits);
    return { request, client, writes: createW3lcomeWrites(request, config) };
  };
  return {
    source: 'W3LCOME',
    health: () => http.health(),
    generation: (scope) => http.generation(scope),
    probe: async (scope) => {
      await callsFor({ ...scope, isReadThrough: true }).client.listCompanyFields();
    },
    forRequest: (scope) => {
      const { request, client } = callsFor(scope);
      const beginWrite = (): WriteCalls => callsFor({ ...scope, isReadThrough: true });
      return withFreshness(createW3lcomeAdapter({ client, config, clock, mapping, beginWrite }), request.freshness);
    },
  };
}
