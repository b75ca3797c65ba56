import type { SpacebringConfig } from '../../config/sources.js';
import type { Clock } from '../../domain/time/clock.js';
import type { LocationDirectory } from './location.directory.js';
import type { Mapping } from './mapping.js';
import type { MembershipDirectory } from './membership.directory.js';
import type { SpacebringClient } from './spacebring.client.js';

/** What the ports of one request share. */
export interface AdapterContext {
  readonly client: SpacebringClient;
  readonly mapping: Mapping;
  readonly locations: LocationDirectory;
  readonly memberships: MembershipDirectory;
  readonly limits: Pick<SpacebringConfig, 'maxPages' | 'rollCallDays' | 'assumeLeft'>;
  readonly clock: Clock;
}
