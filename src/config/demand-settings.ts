import { optional, withDefault } from './setting.js';
import { choice, proxies, wholeNumber } from './setting-kinds.js';

const LONGEST_TIME_MS = 3_600_000;
/** Longer chains of fragments could exhaust the stack of the validator. */
const MOST_TOKENS = 2_500;
const MOST_CALLS = 1_000_000;

export const demandSettings = {
  PERSISTED_OPERATIONS: withDefault(
    choice('off', 'automatic', 'trusted'),
    'automatic',
    'off: whole documents only; automatic: clients may send a hash instead; trusted: nothing but the documents of schema/operations.',
  ),
  LIMIT_DEPTH: withDefault(wholeNumber(1, 100), '12', 'How deep the fields of an operation may be nested.'),
  LIMIT_ALIASES: withDefault(wholeNumber(0, 1_000), '30', 'Most aliases in an operation.'),
  LIMIT_DIRECTIVES: withDefault(wholeNumber(0, 1_000), '30', 'Most directives in an operation.'),
  LIMIT_ROOT_FIELDS: withDefault(wholeNumber(1, 1_000), '20', 'Most root fields in an operation.'),
  LIMIT_TOKENS: withDefault(
    wholeNumber(1, MOST_TOKENS),
    '1000',
    'Most words and signs in a document, and most selections its fragments may come to.',
  ),
  LIMIT_COST: withDefault(
    wholeNumber(1, 1_000_000_000),
    '100000',
    'Most that an operation may cost, in points: 0.1 ms of the processor each, 50 for a call to a source. `x-explain: cost` tells a price.',
  ),
  LIMIT_UPSTREAM_CALLS: withDefault(
    wholeNumber(1, MOST_CALLS),
    '1000',
    'Most calls to the sources that one request may cause; answers of the cache do not count.',
  ),
  LIMIT_BATCH_UPSTREAM_CALLS: withDefault(
    wholeNumber(1, MOST_CALLS),
    '10000',
    'LIMIT_UPSTREAM_CALLS of a request with `x-request-priority: batch`.',
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
    'How long a connection may wait for its next request, in milliseconds: longer than proxies keep theirs, commonly 60 s, or their next request meets a closing connection.',
  ),
  LIMIT_UNREAD_MS: withDefault(
    wholeNumber(100, LONGEST_TIME_MS),
    '15000',
    'How long a client may read nothing of its answer before the connection is closed, in milliseconds.',
  ),
  LIMIT_CONNECTIONS_PER_ADDRESS: withDefault(
    wholeNumber(0, 1_000_000),
    '1000',
    'Most open connections of one address to one process; 0: any number. Without effect where GATEWAY_TRUSTED_PROXIES is set.',
  ),
  RATE_LIMIT_PER_MINUTE: optional(
    wholeNumber(0, 1_000_000_000),
    'Requests of one caller, and failed sign-ins of one address, in a minute; 0 for any number; unset: 600 with real sources. Counted by all replicas together in Redis, by each process alone without it.',
  ),
  GATEWAY_TRUSTED_PROXIES: optional(
    proxies,
    'How many proxies stand before the gateway, or their comma-separated addresses and networks; unset: none is believed about whom it forwards.',
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
