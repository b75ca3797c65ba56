/**
 * node bench/store.mjs [--rows 100000] [--url file:PATH | postgres://…] [--rounds 20] [--no-fill] [--no-build | --gateway dist]
 * Fills a store and times what lists ask of it; needs nothing of bench/node_modules. See docs/bench.md, "Store".
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGateway } from './lib/build-gateway.mjs';
import { createVisits, HOST, LOCATION, NOW, YEAR } from './lib/store-visits.mjs';

const BATCH = 500;
const PAGE = 100;
const DAY = 86_400_000;
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    url: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    'no-fill': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    gateway: { type: 'string' },
  },
});
const dist = values.gateway ?? buildGateway({ isBuilt: values['no-build'] });
const { openStore } = await import(pathToFileURL(join(dist, 'store', 'open-store.js')).href);
const folder = mkdtempSync(join(tmpdir(), 'visitgraph-bench-'));
const store = await openStore({
  url: values.url ?? `file:${join(folder, 'store.db')}`,
  now: () => new Date(),
  log: console.error,
});
const { Visit } = store.records;

try {
  if (!values['no-fill']) await fill(Number(values.rows));
  await store.upkeep.refreshStatistics();
  await showReads();
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(rows) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const before = process.cpuUsage();
  for (let from = 0; from < rows; from += BATCH) {
    const visits = createVisits(from, Math.min(BATCH, rows - from), rows);
    for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT']) {
      const records = visits.filter((visit) => visit.source === source);
      await Visit.upsert({ source, stream: 'visits', records, readAt: NOW, isBackfill: true });
    }
  }
  delay.disable();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const size = values.url === undefined ? `, ${(diskBytes() / 1e6).toFixed(0)} MB on disk` : '';
  console.log(
    `${rows} rows in ${seconds.toFixed(0)} s, ${(rows / seconds).toFixed(0)} rows/s, processor ${((user + system) / 1e6).toFixed(0)} s` +
      `; event loop held p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms${size}`,
  );
}

function diskBytes() {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

async function showReads() {
  const rounds = Number(values.rounds);
  const now = { now: NOW };
  const descending = { field: 'SCHEDULED_AT', direction: 'DESC' };
  const page = (filter, more = {}) =>
    Visit.page({ filter: { ...now, ...filter }, order: descending, limit: PAGE, ...more });
  const range = (days, from = 0) => ({ from: new Date(+NOW - (from + days) * DAY), to: new Date(+NOW - from * DAY) });
  const deep = (years) => ({ after: [+NOW - years * YEAR, 'W3LCOME', 'z'] });

  console.log('\n| question | rows | ms, median | ms, most |');
  console.log('| --- | ---: | ---: | ---: |');
  await time('first page, all', () => page({}), rounds);
  await time('page in the middle', () => page({}, deep(2.5)), rounds);
  await time('page at the end', () => page({}, deep(4.99)), rounds);
  await time('last page, backwards', () => page({}, { isFromEnd: true }), rounds);
  await time('page by checked-in time', () => page({}, { order: { ...descending, field: 'CHECKED_IN_AT' } }), rounds);
  await time('page by visitor name', () => page({}, { order: { field: 'VISITOR_NAME', direction: 'ASC' } }), rounds);
  await time('page of one location', () => page({ locations: [LOCATION] }), rounds);
  await time('page of one host', () => page({ hosts: [HOST] }), rounds);
  await time('page of one status', () => page({ statuses: ['CHECKED_OUT'] }), rounds);
  await time('page of a rare status (DENIED)', () => page({ statuses: ['DENIED'] }), rounds);
  await time('page of NO_SHOW', () => page({ statuses: ['NO_SHOW'] }), rounds);
  await time('page of EXPECTED', () => page({ statuses: ['EXPECTED'] }), rounds);
  await time('on site now', () => page({ isOnSite: true }), rounds);
  await time('never checked out', () => page({ neverCheckedOut: true }), rounds);
  const three = { sources: ['SPACEBRING'], locations: [LOCATION], statuses: ['CHECKED_OUT'] };
  await time('page of source, location, status', () => page(three), rounds);
  await time('the same at the end of history', () => page(three, deep(4.9)), rounds);
  for (const [name, filter] of [
    ['all', {}],
    ['a month', { scheduledAt: range(30, 400) }],
    ['a month, status', { scheduledAt: range(30, 400), statuses: ['NO_SHOW'] }],
    ['location', { locations: [LOCATION] }],
    ['source, location, status', three],
    ['status', { statuses: ['CHECKED_OUT'] }],
    ['source', { sources: ['RESIDENT'] }],
    ['on site now', { isOnSite: true }],
  ]) {
    await time(`count, ${name}`, () => Visit.count({ ...now, ...filter }), rounds);
  }
  for (const search of ['maria', 'silva 4711', 'nobody at all', 'xy', '987650042', '@example.com']) {
    await time(`search "${search}", page`, () => page({ search }), Math.min(rounds, 5));
    await time(`search "${search}", count`, () => Visit.count({ ...now, search }), Math.min(rounds, 5));
  }
  const changed = createVisits(0, BATCH, Number(values.rows)).filter(({ source }) => source === 'SPACEBRING');
  const upsert = (notes, at) =>
    Visit.upsert({
      source: 'SPACEBRING',
      stream: 'visits',
      records: changed.map((visit) => ({ ...visit, notes })),
      readAt: new Date(+NOW + at),
    });
  let edits = 0;
  const edit = () => {
    edits += 1;
    return upsert(`note ${edits}`, edits);
  };
  await time(`upsert of ${changed.length} unchanged`, () => upsert(null, 0), 5);
  await time(`upsert of ${changed.length} changed`, edit, 5);
  const nobody = { visitorKeys: [{ match: 'EMAIL', value: 'nobody@example.com' }], people: [] };
  await time('erasing a person, the first time', () => store.upkeep.erasePerson(nobody), 0);
}

/** Prints a line of the table; the first run warms the statement and is not timed, unless it is the only one. */
async function time(name, run, rounds) {
  const firstStart = performance.now();
  const first = await run();
  const times = rounds === 0 ? [performance.now() - firstStart] : [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const rows = typeof first === 'number' ? first : (first?.rows?.length ?? '');
  const median = times[Math.floor(times.length / 2)] ?? 0;
  console.log(`| ${name} | ${rows} | ${median.toFixed(1)} | ${(times.at(-1) ?? 0).toFixed(1)} |`);
}
