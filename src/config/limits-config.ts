import { hasRealSource } from './connections.js';
import type { Environment } from './environment.js';
import type { Settings } from './settings.js';

/** How much callers may ask for, and how fast. */
export interface LimitsConfig {
  readonly document: DocumentLimits;
  readonly maxBodyBytes: number;
  /** Largest answer of the graph, as JSON in UTF-8 before it is compressed. */
  readonly answerBytes: number;
  /** From the first byte of a request, or of its connection, to its last. */
  readonly receiveTimeoutMs: number;
  /** Requests of one caller in a minute; 0 = any number. */
  readonly requestsPerMinute: number;
  /** Proxies whose word about the client's address is taken: how many, or which addresses; null = none. */
  readonly trustedProxies: number | readonly string[] | null;
  readonly load: LoadLimits;
  readonly connections: ConnectionLimits;
  /** Reads that one request may send to the sources, by its priority. */
  readonly upstreamCalls: { readonly interactive: number; readonly batch: number };
}

/** How much one document may ask for. */
export interface DocumentLimits {
  /** Fields inside fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Words and signs of a document; also how many selections its fragments may come to. */
  readonly tokens: number;
  readonly rootFields: number;
  /** Price of an operation with its variables, in fields of records. */
  readonly cost: number;
}

/** How many clients may be connected, and how long without anything happening. */
export interface ConnectionLimits {
  /** Of one address; 0 = any number. */
  readonly perAddress: number;
  /** After an answer, until the next request. */
  readonly idleMs: number;
  /** While an answer is sent and its client reads nothing of it. */
  readonly unreadMs: number;
}

/** Beyond which new requests are refused at once. */
export interface LoadLimits {
  /** Mean delay of the event loop over a second; 0 = any. */
  readonly eventLoopDelayMs: number;
  /** Used heap; 0 = any. */
  readonly heapBytes: number;
}

const BYTES_PER_MEGABYTE = 1_024 * 1_024;
const USUAL_REQUESTS_PER_MINUTE = 600;

export function toLimitsConfig(settings: Settings, environment: Environment): LimitsConfig {
  return {
    document: {
      depth: settings.LIMIT_DEPTH,
      aliases: settings.LIMIT_ALIASES,
      directives: settings.LIMIT_DIRECTIVES,
      tokens: settings.LIMIT_TOKENS,
      rootFields: settings.LIMIT_ROOT_FIELDS,
      cost: settings.LIMIT_COST,
    },
    maxBodyBytes: settings.LIMIT_BODY_BYTES,
    answerBytes: settings.LIMIT_ANSWER_BYTES,
    receiveTimeoutMs: settings.LIMIT_RECEIVE_MS,
    requestsPerMinute: settings.RATE_LIMIT_PER_MINUTE ?? (hasRealSource(environment) ? USUAL_REQUESTS_PER_MINUTE : 0),
    trustedProxies: settings.GATEWAY_TRUSTED_PROXIES ?? null,
    load: {
      eventLoopDelayMs: settings.OVERLOAD_EVENT_LOOP_MS,
      heapBytes: settings.OVERLOAD_HEAP_MB * BYTES_PER_MEGABYTE,
    },
    connections: {
      // Behind a proxy all connections are the proxy's.
      perAddress: settings.GATEWAY_TRUSTED_PROXIES === undefined ? settings.LIMIT_CONNECTIONS_PER_ADDRESS : 0,
      idleMs: settings.LIMIT_IDLE_MS,
      unreadMs: settings.LIMIT_UNREAD_MS,
    },
    upstreamCalls: { interactive: settings.LIMIT_UPSTREAM_CALLS, batch: settings.LIMIT_BATCH_UPSTREAM_CALLS },
  };
}
