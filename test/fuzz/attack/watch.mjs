import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.mjs';

const HEALTH_EVERY_MS = 200;
const METRICS_EVERY_MS = 1_000;
/** Without an answer for so long, health has stopped answering: a busy machine must not look like a dead gateway. */
const PATIENCE_MS = 30_000;
const READ = JSON.stringify({ query: '{ locations { id } }' });

/** Asks for health and metrics on connections of its own until `end`, and then whether the graph still answers a newcomer. */
export async function watchGateway(address) {
  const ending = new AbortController();
  const latencies = [];
  const problems = [];
  const samples = [];
  const health = new Agent({ keepAlive: true, maxSockets: 1 });
  const metrics = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await readMetrics(address, metrics);
  if (first !== null) samples.push(first);
  const watching = [
    repeat(HEALTH_EVERY_MS, ending.signal, async () => {
      const startedAt = performance.now();
      const answer = await askKept(address, '/health/live', health);
      if (answer.status === 200) latencies.push(performance.now() - startedAt);
      else if (problems.length === 0) problems.push(`health did not answer: ${answer.outcome}`);
    }),
    repeat(METRICS_EVERY_MS, ending.signal, async () => {
      const sample = await readMetrics(address, metrics);
      if (sample !== null) samples.push(sample);
    }),
  ];
  return {
    async end() {
      ending.abort();
      await Promise.all(watching);
      const newcomer = await ask(address, { path: '/graphql', body: READ, agent: false, timeoutMs: PATIENCE_MS });
      if (newcomer.outcome !== '200') problems.push(`the graph did not answer afterwards: ${newcomer.outcome}`);
      health.destroy();
      metrics.destroy();
      return { healthMs: describe(latencies), ...describeSamples(samples), problems };
    },
  };
}

/** Once more where the kept connection came to its end as the request was on its way, as any client does. */
async function askKept(address, path, agent) {
  const options = { path, agent, timeoutMs: PATIENCE_MS };
  const answer = await ask(address, options);
  return answer.status === null && answer.isReused ? ask(address, options) : answer;
}

async function repeat(everyMs, signal, work) {
  while (!signal.aborted) {
    await work();
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}

/** Null where the gateway shows none. */
async function readMetrics(address, agent) {
  const { status, text } = await askKept(address, '/metrics', agent);
  if (status !== 200) return null;
  const sampleOf = (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    bytes: sampleOf('process_resident_memory_bytes'),
    loopMaxMs: sampleOf('nodejs_eventloop_lag_max_seconds') * 1_000,
    loopP99Ms: sampleOf('nodejs_eventloop_lag_p99_seconds') * 1_000,
  };
}

function describe(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** `loop`: per second, the longest delay and the 99th percentile, at worst; `memory`: resident bytes. */
function describeSamples(samples) {
  if (samples.length === 0) return { loopMs: null, memory: null };
  const worst = (name) => Math.round(Math.max(...samples.map((sample) => sample[name])));
  return {
    loopMs: { p99: worst('loopP99Ms'), max: worst('loopMaxMs') },
    memory: { before: samples[0].bytes, most: worst('bytes'), after: samples.at(-1).bytes },
  };
}
