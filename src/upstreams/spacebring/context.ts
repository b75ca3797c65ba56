import type { SpacebringConfig } from '../../config/sources.js';
import type { Clock } from '../../domain/time/clock.js';
import type { TokenUser } from './authorization.js';
import type { SpacebringClient } from './client.js';
import type { LocationDirectory } from './location.directory.js';
import type { MembershipDirectory } from './membership.directory.js';
import type { Mapping } from './values.js';
import type { SpacebringWriteClient } from './write-client.js';

/** What the ports of one request share. */
export interface AdapterContext {
  readonly client: SpacebringClient;
  readonly mapping: Mapping;
  readonly locations: LocationDirectory;
  readonly memberships: MembershipDirectory;
  readonly limits: Pick<SpacebringConfig, 'maxPages' | 'rollCallDays' | 'assumeLeft'>;
  readonly clock: Clock;
}

/** What only the writers of one request need. */
export interface WriteParts {
  readonly writes: SpacebringWriteClient;
  /** Reads from the source every time: a memo does not show a record that was just written. */
  readonly freshReads: SpacebringClient;
  readonly tokenUser: TokenUser;
}

export interface WriteContext extends AdapterContext, WriteParts {}
