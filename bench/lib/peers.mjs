/**
 * Who takes part in workload A. Each: how it is started at `port` against `upstream`, where it listens, what it is asked.
 * `isCached`: the second table, each with its own cache of answers or of reads.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const CACHE_SECONDS = 5;

const OUR_SHAPE = 'nodes { id scheduledAt status visitor { name company } host { id name email position } }';
const PEER_QUERY = `query Rows($first: Int) { visits(first: $first) { ${OUR_SHAPE} } }`;
const RAW_QUERY =
  '{ visits(limit: 100) { visits { id checkinAt isInsideCompany name company host { detail { id name email position } } } } }';
const HOST_OF = (visit) => visit.host;

const script = (file, path = '/graphql') => ({
  path,
  body: { query: PEER_QUERY, variables: { first: 100 } },
  hostOf: HOST_OF,
  rows: (data) => data.visits?.nodes ?? [],
  start: ({ port, upstream, isCached }) => ({
    args: [here(`peers/${file}`)],
    env: { PORT: String(port), UPSTREAM_URL: upstream, CACHE_SECONDS: isCached ? String(CACHE_SECONDS) : '0' },
  }),
});

/** `isEachItsOwn`: asked so that no request can be given the answer of another. */
function ours(gateway, { name = 'visitgraph', isEachItsOwn = false } = {}) {
  const day = 86_400_000;
  const today = Math.floor(Date.now() / day) * day;
  const range = { gte: new Date(today - 3 * day).toISOString(), lt: new Date(today + day).toISOString() };
  return {
    name,
    isEachItsOwn,
    path: '/graphql',
    body: {
      query: `query Rows($first: Int, $filter: VisitFilter) { visits(first: $first, filter: $filter) { ${OUR_SHAPE} } }`,
      variables: { first: 100, filter: { sources: ['W3LCOME'], scheduledAt: range } },
    },
    hostOf: HOST_OF,
    rows: (data) => data.visits?.nodes ?? [],
    start: ({ port, upstream, isCached, nodeArguments = [] }) => ({
      args: [...nodeArguments, gateway],
      cwd: tmpdir(),
      env: {
        PORT: String(port),
        W3LCOME_URL: upstream,
        W3LCOME_TOKEN: 'bench',
        W3LCOME_CONCURRENCY: '64',
        UPSTREAM_CACHE: isCached ? 'on' : 'off',
        GATEWAY_SECRET: 'only for the bench, no secret',
        AUTH_MODE: 'none',
        OVERLOAD_EVENT_LOOP_MS: '0',
        RATE_LIMIT_PER_MINUTE: '0',
        LOG_LEVEL: 'error',
      },
    }),
  };
}

const tailcall = {
  name: 'Tailcall 1.0.0',
  path: '/graphql',
  body: { query: RAW_QUERY.replace('(limit: 100)', '') },
  hostOf: (visit) => visit.host.detail,
  rows: (data) => data.visits?.visits ?? [],
  start: ({ port, upstream, isCached }) => {
    const folder = temporaryFolder();
    const file = join(folder, 'visits.graphql');
    writeFileSync(file, tailcallConfig({ port, upstream, isCached }));
    return {
      command: here('node_modules/@tailcallhq/core-linux-x64-gnu/bin/tailcall'),
      args: ['start', file],
      cwd: folder,
      env: { TAILCALL_LOG_LEVEL: 'error', TAILCALL_TRACKER: 'false' },
    };
  },
};

const tailcallConfig = ({ port, upstream, isCached }) => `
schema
  @server(port: ${port}, hostname: "127.0.0.1")
  @upstream(poolMaxIdlePerHost: 200, tcpKeepAlive: 60${isCached ? ', httpCache: 1000' : ''}) {
  query: Query
}
type Query {
  visits: VisitList @http(url: "${upstream}/visits", query: [{ key: "limit", value: "100" }], dedupe: true)
}
type VisitList { visits: [Visit] }
type Visit { id: ID! checkinAt: String! isInsideCompany: Boolean name: String company: String host: EmbeddedHost }
type EmbeddedHost {
  id: ID!
  detail: Host @http(url: "${upstream}/host/{{.value.id}}", dedupe: true)
}
type Host { id: ID! name: String email: String position: String }
`;

function hive({ name, isDeduplicated }) {
  return {
    name,
    path: '/graphql',
    body: { query: RAW_QUERY },
    hostOf: (visit) => visit.host.detail,
    rows: (data) => data.visits?.visits ?? [],
    start: ({ port, upstream, isCached }) => {
      const folder = temporaryFolder();
      const graph = join(folder, 'supergraph.graphql');
      const composed = spawnSync(here('node_modules/.bin/mesh-compose'), ['-c', 'mesh.config.mjs', '-o', graph], {
        cwd: here('peers/hive'),
        env: { ...process.env, UPSTREAM_URL: upstream },
        encoding: 'utf8',
      });
      if (composed.status !== 0) throw new Error(`mesh-compose failed: ${composed.stderr.slice(-300)}`);
      return {
        args: [
          here('node_modules/.bin/hive-gateway'),
          ...['supergraph', graph, '-h', '127.0.0.1', '-p', String(port), '-c', here('peers/hive/gateway.config.mjs')],
          ...['--jit', '--polling', '1h'],
        ],
        cwd: here('peers/hive'),
        env: { DEDUPLICATE: isDeduplicated ? '1' : '', CACHE_MS: isCached ? String(CACHE_SECONDS * 1_000) : '' },
      };
    },
  };
}

/** Removed when the bench ends. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'visitgraph-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `gateway`: path of our built entry point. */
export function listPeers(gateway) {
  return [
    ours(gateway),
    ours(gateway, { name: 'visitgraph, no two alike', isEachItsOwn: true }),
    { name: 'hand-written', ...script('hand-written.mjs', '/') },
    tailcall,
    { name: 'Mercurius + JIT', ...script('mercurius.mjs') },
    { name: 'GraphQL Yoga', ...script('yoga.mjs') },
    { name: 'Apollo Server', ...script('apollo.mjs', '/') },
    hive({ name: 'Hive Gateway', isDeduplicated: false }),
    hive({ name: 'Hive Gateway + dedupe', isDeduplicated: true }),
  ];
}
