/** The gateway over its own sandbox, each in a process of its own: workloads B to E. */
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { startProcess } from './processes.mjs';

const SANDBOX_PORT = 4800;
const GATEWAY_PORT = 4795;
const PLENTY = '100000';
const DAY = 86_400_000;
const KEEP_ANSWERS = new URL('keep-answers.mjs', import.meta.url).href;

/**
 * `isLimited`: Spacebring answers 429 past 10 calls a second, as it really does; else there is no quota. `isKept`: answers
 * are kept for an hour. `settings`: more of the gateway's.
 */
export async function openDesk({ dist, visits, isLimited = false, isKept = false, settings = {}, nodeArguments = [] }) {
  const { SANDBOX_CREDENTIALS: credentials } = await import(
    pathToFileURL(`${dist}/sandbox/kit/sandbox-settings.js`).href
  );
  const at = (place) => `http://127.0.0.1:${SANDBOX_PORT + place}`;
  const sandbox = await startProcess({
    args: [`${dist}/sandbox/main.js`],
    cwd: tmpdir(),
    env: {
      SANDBOX_PORT: String(SANDBOX_PORT),
      SANDBOX_VISITS: String(visits),
      SANDBOX_SPACEBRING_RPS: isLimited ? '10' : PLENTY,
    },
    url: `${at(2)}/__sandbox/requests`,
    timeoutMs: 60_000,
  });
  const url = `http://127.0.0.1:${GATEWAY_PORT}/graphql`;
  const gateway = await startProcess({
    args: [...nodeArguments, ...(isKept ? ['--import', KEEP_ANSWERS] : []), `${dist}/main.js`],
    cwd: tmpdir(),
    env: {
      PORT: String(GATEWAY_PORT),
      BENCH_DIST: dist,
      ...gatewaySettings({ credentials, at, isLimited }),
      ...settings,
    },
    url,
  }).catch(async (error) => {
    await sandbox.stop();
    throw error;
  });
  const control = (path, options) =>
    Promise.all([0, 1, 2].map((place) => fetch(`${at(place)}/__sandbox/${path}`, options)));
  return {
    url,
    pid: gateway.pid,
    setLatency: (latencyMs) =>
      control('faults', { method: 'PUT', body: JSON.stringify(latencyMs > 0 ? [{ latencyMs }] : []) }),
    /** Since the last time it was asked: lines of source, route, status, count. */
    async takeRequests() {
      const answers = await control('requests');
      await control('requests', { method: 'DELETE' });
      const lists = await Promise.all(answers.map((answer) => answer.json()));
      return lists.flatMap((list, place) =>
        list.map((line) => ({ source: ['SPACEBRING', 'W3LCOME', 'RESIDENT'][place], ...line })),
      );
    },
    async close() {
      await gateway.stop();
      await sandbox.stop();
    },
  };
}

function gatewaySettings({ credentials, at, isLimited }) {
  const { spacebring, w3lcome, resident } = credentials;
  return {
    GATEWAY_SECRET: 'only for the bench, no secret',
    LOG_LEVEL: 'fatal',
    RATE_LIMIT_PER_MINUTE: '0',
    OVERLOAD_EVENT_LOOP_MS: '0',
    BATCH_TIMEOUT_MS: '120000',
    UPSTREAM_MAX_PAGES: '10000',
    AUTH_MODE: 'none',
    SPACEBRING_URL: at(0),
    SPACEBRING_CLIENT_ID: spacebring.clientId,
    SPACEBRING_CLIENT_SECRET: spacebring.clientSecret,
    ...(isLimited ? {} : { SPACEBRING_REQUESTS_PER_SECOND: '10000', SPACEBRING_CONCURRENCY: '64' }),
    W3LCOME_URL: `${at(1)}/v1`,
    W3LCOME_TOKEN: w3lcome.token,
    W3LCOME_TIME_ZONE: 'America/Sao_Paulo',
    RESIDENT_URL: `${at(2)}/api`,
    RESIDENT_USERNAME: resident.username,
    RESIDENT_PASSWORD: resident.password,
    RESIDENT_TIME_ZONE: 'America/Mexico_City',
  };
}

export const totalOf = (requests) => requests.reduce((sum, { count }) => sum + count, 0);

const DESK_QUERY = `query Desk($first: Int, $after: String, $filter: VisitFilter) {
  visits(first: $first, after: $after, filter: $filter, orderBy: { field: SCHEDULED_AT, direction: ASC }) {
    nodes {
      id source status isOnSite scheduledAt checkedInAt checkedOutAt
      visitor { id name company } host { id name } location { id name }
    }
    pageInfo { hasNextPage endCursor }
    sources { source status recordCount }
  }
}`;

/** 100 visits of all sources around today. */
export function deskQuery({ sources, fromDays = -1, days = 3, after, first = 100 } = {}) {
  const from = Math.floor(Date.now() / DAY) * DAY + fromDays * DAY;
  const scheduledAt = { gte: new Date(from).toISOString(), lt: new Date(from + days * DAY).toISOString() };
  return { query: DESK_QUERY, variables: { first, after, filter: { scheduledAt, ...(sources && { sources }) } } };
}
