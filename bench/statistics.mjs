/**
 * node bench/statistics.mjs [--visits 110000] [--rounds 5] [--cache-mb 1024] [--no-build | --gateway dist] [--profile folder]
 * `visitStats` over 100,000 visits of all sources; needs nothing of bench/node_modules. See docs/bench.md, "Statistics".
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGateway } from './lib/build-gateway.mjs';
import { openDesk, totalOf } from './lib/desk.mjs';
import { memory, peakMemory, processorMs } from './lib/processes.mjs';

const DAY = 86_400_000;
const GOAL_MS = 2_000;
const { values } = parseArgs({
  options: {
    visits: { type: 'string', default: '110000' },
    rounds: { type: 'string', default: '5' },
    'cache-mb': { type: 'string', default: '1024' },
    'no-build': { type: 'boolean', default: false },
    gateway: { type: 'string' },
    profile: { type: 'string' },
  },
});
const dist = values.gateway ?? buildGateway({ isBuilt: values['no-build'] });
const query = readFileSync(fileURLToPath(new URL('../schema/operations/visit-stats.graphql', import.meta.url)), 'utf8');
const today = Math.floor(Date.now() / DAY) * DAY;
const inZone = { timeZone: 'America/Sao_Paulo' };
const questions = [
  ['totals', {}],
  ['by day', { groupBy: ['DAY'], ...inZone }],
  ['by day of the week and hour', { groupBy: ['DAY_OF_WEEK', 'HOUR_OF_DAY'], ...inZone }],
  ['by source, location and status', { groupBy: ['SOURCE', 'LOCATION', 'STATUS'] }],
  ['by host', { groupBy: ['HOST'] }],
];

const desk = await openDesk({
  dist,
  visits: values.visits,
  isKept: true,
  nodeArguments: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(values.profile)}`] : [],
  settings: { UPSTREAM_CACHE_MB: values['cache-mb'], ANSWER_CACHE_TTL_MS: '0' },
});
try {
  const wide = { gte: new Date(today - 100 * DAY).toISOString(), lt: new Date(today + 25 * DAY).toISOString() };
  console.log(`UPSTREAM_CACHE_MB ${values['cache-mb']}; gateway idle at ${memory(desk.pid).toFixed(0)} MiB`);
  console.log('\n| question | read | visits | buckets | ms | processor ms | calls | memory MiB | sources |');
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |');
  const times = [];
  for (const [name, variables] of [['totals', {}], ...questions]) {
    const isFirst = times.length === 0;
    const rounds = [];
    for (let round = 0; round < (isFirst ? 1 : Number(values.rounds)); round += 1) {
      rounds.push(await ask({ filter: { scheduledAt: wide }, ...variables }));
    }
    const best = rounds.toSorted((left, right) => left.ms - right.ms)[Math.floor(rounds.length / 2)];
    times.push({ name, isFirst, ...best });
    show(name, isFirst ? 'first' : 'again', best);
  }
  const slowest = times.filter(({ isFirst }) => !isFirst).toSorted((left, right) => right.ms - left.ms)[0];
  const verdict = slowest.ms < GOAL_MS ? 'met' : 'MISSED';
  console.log(`\n- ${verdict}: under 2 s once read (slowest: ${slowest.name}, ${slowest.ms.toFixed(0)} ms)`);
  console.log(`- peak memory of the gateway: ${peakMemory(desk.pid).toFixed(0)} MiB`);
} finally {
  await desk.close();
}

async function ask(variables) {
  await desk.takeRequests();
  const processorBefore = processorMs(desk.pid);
  const start = performance.now();
  const response = await fetch(desk.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-priority': 'batch' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(150_000),
  });
  const { data, errors } = await response.json();
  const ms = performance.now() - start;
  if (!data?.visitStats) throw new Error(JSON.stringify(errors).slice(0, 300));
  const { totals, buckets, sources } = data.visitStats;
  return {
    ms,
    processor: processorMs(desk.pid) - processorBefore,
    calls: totalOf(await desk.takeRequests()),
    memory: memory(desk.pid),
    visits: totals.visits,
    buckets: buckets.length,
    sources: sources.map(({ status }) => status).join(' '),
  };
}

function show(name, read, { visits, buckets, ms, processor, calls, memory: size, sources }) {
  const cells = [name, read, visits, buckets, ms.toFixed(0), processor, calls, size.toFixed(0), sources];
  console.log(`| ${cells.join(' | ')} |`);
}
