import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskQuery, openDesk, totalOf } from './desk.mjs';
import { measureLoad, percentiles, post } from './measure-load.mjs';
import { startProcess } from './processes.mjs';

const VISITS = 10_000;
const SAMPLES = 15;
const READ_THROUGH = { 'cache-control': 'no-cache' };
const [SHORT_MS, LONG_MS] = [50, 150];
const CLIENTS = 64;
const WARM_UP_SECONDS = 2;
const LIMIT_PORT = 4796;

/** B: nothing kept is used, the process itself is warm. C: the same question again by 64 clients, beside the limit. */
export async function runWorkloadsBC({ dist, seconds }) {
  const desk = await openDesk({ dist, visits: VISITS });
  try {
    const answer = await assertAllSources(desk);
    await askColdly(desk);
    await desk.setLatency(LONG_MS);
    const long = percentiles(await askColdly(desk));
    await desk.setLatency(SHORT_MS);
    await desk.takeRequests();
    const short = percentiles(await askColdly(desk));
    const requests = await desk.takeRequests();
    // What each further ms of latency costs tells how many calls the slowest chain has.
    const chain = Math.max(1, Math.round((long.p50 - short.p50) / (LONG_MS - SHORT_MS)));
    await desk.setLatency(0);
    const warm = await measureWarm(desk, { seconds, answer });
    return {
      cold: {
        ...short,
        chain,
        overChain: short.p50 / (chain * SHORT_MS),
        callsPerQuery: totalOf(requests) / SAMPLES,
        calls: requests.map(({ source, route, count }) => `${source} ${route}: ${count / SAMPLES}`),
      },
      warm,
    };
  } finally {
    await desk.close();
  }
}

async function assertAllSources(desk) {
  const { body } = await post(desk.url, deskQuery());
  const visits = body.data?.visits;
  const isWhole = visits?.nodes.length === 100 && visits.sources.every(({ status }) => status === 'FRESH');
  if (!isWhole) throw new Error(`wrong answer: ${JSON.stringify(body.errors ?? visits?.sources).slice(0, 300)}`);
  return body;
}

async function askColdly(desk) {
  const times = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const start = performance.now();
    const { body } = await post(desk.url, deskQuery(), READ_THROUGH);
    times.push(performance.now() - start);
    if (body.errors) throw new Error(`errors: ${JSON.stringify(body.errors).slice(0, 300)}`);
  }
  return times;
}

/** What fails says why instead of a result: B's figures are worth keeping without C's. */
async function measureOurs(desk, load) {
  const target = { pid: desk.pid, url: desk.url, countCalls: async () => totalOf(await desk.takeRequests()) };
  try {
    await measureLoad({ ...load, ...target, seconds: WARM_UP_SECONDS });
    return await measureLoad({ ...load, ...target });
  } catch (error) {
    return { failure: error.message };
  }
}

async function measureWarm(desk, { seconds, answer }) {
  const load = { bodies: [deskQuery()], connections: CLIENTS, seconds };
  const ours = await measureOurs(desk, load);
  const file = join(tmpdir(), `visitgraph-bench-answer-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(answer));
  const url = `http://127.0.0.1:${LIMIT_PORT}/`;
  const limit = await startProcess({
    args: [fileURLToPath(new URL('../peers/cached-answer.mjs', import.meta.url))],
    env: { PORT: String(LIMIT_PORT), ANSWER_FILE: file },
    url,
  });
  try {
    const handWritten = await measureLoad({ ...load, pid: limit.pid, url, countCalls: async () => 0 });
    return [
      { name: 'visitgraph', ...ours },
      { name: 'hand-written', ...handWritten },
    ];
  } finally {
    await limit.stop();
  }
}
