import type { W3lcomeConfig } from '../../config/sources.js';
import type { Clock } from '../../domain/time/clock.js';
import type { W3lcomeClient } from './client.js';
import type { Mapping } from './values.js';
import type { W3lcomeWrites } from './write-client.js';

/** What the ports of one request share. */
export interface AdapterParts {
  readonly client: W3lcomeClient;
  readonly config: W3lcomeConfig;
  readonly clock: Clock;
  readonly mapping: Mapping;
  /** For one write: a client without the request's memo and without cache, and its write calls. */
  beginWrite(): WriteCalls;
}

export interface WriteCalls {
  readonly client: W3lcomeClient;
  readonly writes: W3lcomeWrites;
}
