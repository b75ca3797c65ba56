import autocannon from 'autocannon';
import { peakMemory, processorMs } from './processes.mjs';

/**
 * Loads one server. Times in ms. `isEachItsOwn`: no two requests are the same text. `countCalls` answers the upstream calls since it was last asked.
 * @throws when answers are errors: a fast failure is no result
 */
export async function measureLoad({
  pid,
  url,
  bodies,
  headers = {},
  connections,
  seconds,
  isEachItsOwn = false,
  countCalls,
}) {
  const requests = bodies.map((body) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(isEachItsOwn && { setupRequest: (request) => ({ ...request, body: JSON.stringify(numbered(body)) }) }),
  }));
  await countCalls();
  const processorBefore = processorMs(pid);
  const times = [];
  const result = await new Promise((resolve, reject) => {
    const load = autocannon({ url, requests, connections, duration: seconds }, (error, outcome) =>
      error ? reject(error) : resolve(outcome),
    );
    load.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  const processorUsed = processorMs(pid) - processorBefore;
  const calls = await countCalls();
  const failures = result.non2xx + result.errors + result.timeouts;
  if (times.length === 0) throw new Error(`no request was answered within ${seconds} s`);
  if (failures > 0) throw new Error(`${failures} of ${result.requests.total} requests failed`);
  return {
    requestsPerSecond: times.length / result.duration,
    ...percentiles(times),
    processorMsPerRequest: processorUsed / times.length,
    peakMemoryMiB: peakMemory(pid),
    upstreamCallsPerQuery: calls / times.length,
    requests: times.length,
  };
}

let number = 0;

/** The same question in another text: a member that no server acts on. */
function numbered(body) {
  number += 1;
  return { ...body, extensions: { number } };
}

export function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export async function post(url, body, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(150_000),
  });
  return { status: response.status, body: await response.json() };
}
