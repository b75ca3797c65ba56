import { hasRealSource } from './connections.js';
import type { Environment } from './environment.js';
import { choice, optional, proxies, type ValuesOf, wholeNumber, withDefault } from './setting-kinds.js';

type Settings = ValuesOf<typeof callerLimitSettings>;

/** How much callers may request, and how often. */
export interface LimitsConfig {
  readonly document: DocumentLimits;
  readonly maxBodyBytes: number;
  /** Largest answer of the graph, as JSON in UTF-8 before it is compressed. */
  readonly answerBytes: number;
  /** From the first byte of a request, or of its connection, to its last. */
  readonly receiveTimeoutMs: number;
  /** Requests of one caller in a minute; 0 = any number. */
  readonly requestsPerMinute: number;
  /** Proxies whose forwarded client address is trusted: how many, or which addresses; null = none. */
  readonly trustedProxies: number | readonly string[] | null;
  readonly load: LoadLimits;
  readonly connections: ConnectionLimits;
  /** Reads that one request may send to the sources, by its priority. */
  readonly upstreamCalls: { readonly interactive: number; readonly batch: number };
}

/** Limits of one document. */
export interface DocumentLimits {
  /** Fields inside fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Words and signs of a document; also its selections with fragments expanded. */
  readonly tokens: number;
  readonly rootFields: number;
  /** Cost of an operation with its variables, in points. */
  readonly cost: number;
}

/** How many connections a client may have, and how long they may be idle. */
export interface ConnectionLimits {
  /** Of one address; 0 = any number. */
  readonly perAddress: number;
  /** After an answer, until the next request. */
  readonly idleMs: number;
  /** While the client reads nothing of its answer. */
  readonly unreadMs: number;
}

/** Load above which new requests are refused. */
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

const LONGEST_TIME_MS = 3_600_000;
/** Longer chains of fragments could exhaust the stack of the validator. */
const MOST_TOKENS = 2_500;
const MOST_CALLS = 1_000_000;

export const callerLimitSettings = {
  PERSISTED_OPERATIONS: withDefault(
    choice('off', 'automatic', 'trusted'),
    'automatic',
    'off: whole documents only; automatic: clients may send a hash instead; trusted: only the documents of schema/operations.',
  ),
  LIMIT_DEPTH: withDefault(wholeNumber(1, 100), '12', 'How deep the fields of an operation may be nested.'),
  LIMIT_ALIASES: withDefault(wholeNumber(0, 1_000), '30', 'Most aliases in an operation.'),
  LIMIT_DIRECTIVES: withDefault(wholeNumber(0, 1_000), '30', 'Most directives in an operation.'),
  LIMIT_ROOT_FIELDS: withDefault(wholeNumber(1, 1_000), '20', 'Most root fields in an operation.'),
  LIMIT_TOKENS: withDefault(
    wholeNumber(1, MOST_TOKENS),
    '1000',
    'Most words and signs in a document, and most selections with its fragments expanded.',
  ),
  LIMIT_COST: withDefault(
    wholeNumber(1, 1_000_000_000),
    '100000',
    'Highest cost of an operation, in points: one for 0.1 ms of the processor, 50 for a call to a source. `x-explain: cost` reports the cost.',
  ),
  LIMIT_UPSTREAM_CALLS: withDefault(
    wholeNumber(1, MOST_CALLS),
    '1000',
    'Most calls to the sources for one request; cached answers do not count.',
  ),
  LIMIT_BATCH_UPSTREAM_CALLS: withDefault(
    wholeNumber(1, MOST_CALLS),
    '10000',
    'LIMIT_UPSTREAM_CALLS for a request with `x-request-priority: batch`.',
  ),
  LIMIT_BODY_BYTES: withDefault(wholeNumber(1_024, 67_108_864), '1048576', 'Longest request body, in bytes.'),
  LIMIT_ANSWER_BYTES: withDefault(
    wholeNumber(1_024, 268_435_456),
    '8388608',
    'Largest answer of the graph, in bytes of JSON before it is compressed.',
  ),
  LIMIT_RECEIVE_MS: withDefault(
    wholeNumber(100, LONGEST_TIME_MS),
    '15000',
    'How long a client may take to send its request, in milliseconds.',
  ),
  LIMIT_IDLE_MS: withDefault(
    wholeNumber(100, LONGEST_TIME_MS),
    '72000',
    'How long a connection may wait for its next request, in milliseconds. Longer than the keep-alive of proxies, commonly 60 s, or their next request may find the connection closed.',
  ),
  LIMIT_UNREAD_MS: withDefault(
    wholeNumber(100, LONGEST_TIME_MS),
    '15000',
    'How long a client may read nothing of its answer before the connection is closed, in milliseconds.',
  ),
  LIMIT_CONNECTIONS_PER_ADDRESS: withDefault(
    wholeNumber(0, 1_000_000),
    '1000',
    'Most open connections of one address to one process; 0: any number. No effect if GATEWAY_TRUSTED_PROXIES is set.',
  ),
  RATE_LIMIT_PER_MINUTE: optional(
    wholeNumber(0, 1_000_000_000),
    'Requests of one caller, and failed sign-ins of one address, in a minute; 0: any number; unset: 600 with real sources. All replicas count together in Redis; without it each process counts alone.',
  ),
  GATEWAY_TRUSTED_PROXIES: optional(
    proxies,
    'How many proxies are in front of the gateway, or their comma-separated addresses and networks; unset: forwarded client addresses are ignored.',
  ),
  OVERLOAD_EVENT_LOOP_MS: withDefault(
    wholeNumber(0, LONGEST_TIME_MS),
    '2000',
    'Mean delay of the event loop, in milliseconds, beyond which requests are refused with 503; 0: never.',
  ),
  OVERLOAD_HEAP_MB: withDefault(
    wholeNumber(0, 1_048_576),
    '0',
    'Used heap, in megabytes, beyond which requests are refused with 503; 0: never.',
  ),
};
