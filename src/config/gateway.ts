import {
  assumeLeft,
  choice,
  hostNames,
  optional,
  origins,
  redisUrl,
  secret,
  text,
  textOfAtLeast,
  type ValuesOf,
  wholeNumber,
  withDefault,
} from './setting-kinds.js';

const LONGEST_TIME_MS = 3_600_000;
const MOST_DAYS = 36_500;

export const gatewaySettings = {
  HOST: withDefault(text, '127.0.0.1', 'Address to listen on.'),
  PORT: withDefault(wholeNumber(0, 65_535), '4000', 'Port to listen on; 0 takes a free one.'),
  WORKERS: withDefault(
    wholeNumber(1, 256),
    '1',
    'Processes that answer on the port, at most one for each core; together they respect the limits of the sources. With several, set REDIS_URL: without it reads are not cached.',
  ),
  NODE_ENV: optional(
    text,
    '`production` turns introspection and the landing page off unless GATEWAY_INTROSPECTION and GATEWAY_LANDING_PAGE turn them on.',
  ),
  LOG_LEVEL: withDefault(
    choice('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
    'info',
    'Least severe entries to log: fatal, error, warn, info (one line for each request), debug or silent.',
  ),
  GATEWAY_SECRET: secret(
    textOfAtLeast(16),
    'Keys of cursors and visitor ids are derived from it; 16 characters or more, equal on all replicas. Required with real sources.',
  ),
  GATEWAY_INTROSPECTION: optional(
    choice('true', 'false'),
    'Whether clients may read the schema, and errors name parts of it: true or false; unset: on, unless NODE_ENV is production.',
  ),
  GATEWAY_LANDING_PAGE: optional(
    choice('true', 'false'),
    'Whether browsers get the Apollo Sandbox page at /graphql: true or false; unset: on, unless NODE_ENV is production.',
  ),
  GATEWAY_EXPLORER: optional(
    choice('true', 'false'),
    'Whether /explorer serves a query page that needs no internet: true or false; unset: on, unless NODE_ENV is production.',
  ),
  GATEWAY_CORS_ORIGINS: withDefault(
    origins,
    'https://studio.apollographql.com',
    'Comma-separated origins whose pages may query from a browser.',
  ),
  GATEWAY_ALLOWED_HOSTS: optional(
    hostNames,
    'Comma-separated host names that requests may use, beside those of the loopback; unset: any, but none on a loopback HOST without sign-in.',
  ),
  REDIS_URL: secret(
    redisUrl,
    'Redis shared by the replicas: answers of the sources, counts of callers, and the durable data unless REDIS_DURABLE_URL is set.',
  ),
  REDIS_DURABLE_URL: secret(
    redisUrl,
    'Redis that never evicts, for durable data: idempotency keys, locks, the tokens of the Spacebring user, the count of calls. A server other than that of REDIS_URL, not another database number of it; unset: REDIS_URL.',
  ),
};

export const limitSettings = {
  REQUEST_TIMEOUT_MS: withDefault(
    wholeNumber(1, LONGEST_TIME_MS),
    '10000',
    'Deadline of a client request, in milliseconds.',
  ),
  BATCH_TIMEOUT_MS: withDefault(
    wholeNumber(1, LONGEST_TIME_MS),
    '120000',
    'Deadline of a request with `x-request-priority: batch`, in milliseconds.',
  ),
  VISITS_MAX_RANGE_DAYS: withDefault(wholeNumber(1, MOST_DAYS), '400', 'Widest range of one list of visits, in days.'),
  ROLL_CALL_DAYS: withDefault(
    wholeNumber(1, MOST_DAYS),
    '90',
    'How many days back the roll call looks where a source cannot list who is on site and stays have no assumed end.',
  ),
  ASSUME_LEFT: withDefault(
    assumeLeft,
    'end-of-day',
    'When a visitor who does not check out counts as gone: end-of-day (of the location), hours after arrival such as 12h, or never. Residents: RESIDENT_ASSUME_LEFT_DAYS.',
  ),
  UPSTREAM_TIMEOUT_MS: withDefault(
    wholeNumber(1, LONGEST_TIME_MS),
    '8000',
    'Timeout of one call to a source, in milliseconds.',
  ),
  UPSTREAM_MAX_PAGES: withDefault(
    wholeNumber(1, 100_000),
    '100',
    'Most pages read from one list of a source for one window; beyond it the source is reported PARTIAL.',
  ),
  UPSTREAM_CACHE: withDefault(
    choice('on', 'off'),
    'on',
    'Whether answers of the sources are cached for seconds to minutes: in memory, and in Redis if configured.',
  ),
  UPSTREAM_STALE_SECONDS: withDefault(
    wholeNumber(0, 86_400),
    '600',
    'Maximal age of an answer that replaces, reported STALE, one of a source that is down, slow or over its quota; 0: none does.',
  ),
  UPSTREAM_CACHE_MB: withDefault(
    wholeNumber(1, 65_536),
    '64',
    'Memory for answers of the sources, in megabytes, of each process; and as much in Redis, of which one caller gets at most a quarter.',
  ),
  ANSWER_CACHE_TTL_MS: withDefault(
    wholeNumber(0, 60_000),
    '1000',
    'How long a complete answer without errors serves equal requests of callers with the same rights, in milliseconds; 0: only while it is made. A write through the gateway invalidates it at once. No effect if UPSTREAM_CACHE is off.',
  ),
};

export type GatewaySettings = ValuesOf<typeof gatewaySettings>;
export type LimitSettings = ValuesOf<typeof limitSettings>;
