import { Agent, request } from 'node:http';
import { deskQuery, openDesk, totalOf } from './desk.mjs';
import { percentiles } from './measure-load.mjs';
import { memory, openFiles } from './processes.mjs';

const VISITS = 10_000;
const CLIENTS = 200;
const BATCH_CLIENTS = 2;
const WARM_UP_MS = 10_000;
const PAUSE_MS = 200;
/** How often memory and open files are looked at. */
const WATCH_MS = 2_000;

/** 40 operations: the desk's days, single sources, people, places, and everybody on site. */
function operations() {
  const days = Array.from({ length: 10 }, (_, index) => deskQuery({ fromDays: -index, days: 1, first: 50 }));
  const alone = ['SPACEBRING', 'W3LCOME', 'RESIDENT'].flatMap((source) =>
    Array.from({ length: 6 }, (_, index) => deskQuery({ sources: [source], fromDays: -index, days: 1, first: 25 })),
  );
  const rest = [
    '{ locations { nodes: id name timeZone } }',
    '{ sources { source } }',
    '{ people(first: 25) { nodes { id name email } } }',
    '{ people(first: 25, filter: { sources: [W3LCOME] }) { nodes { id name position } } }',
    '{ blockedPeople(first: 20) { nodes { id name reason } } }',
    '{ visits(first: 50, filter: { isOnSite: true }) { nodes { id visitor { name } } } }',
  ].map((query) => ({ query }));
  return [...days, ...alone, ...rest, ...rest].slice(0, 40);
}

/** D: 200 clients at Spacebring's real 10 calls a second; beside them batch jobs that read months. */
export async function runWorkloadD({ dist, seconds }) {
  const desk = await openDesk({ dist, visits: VISITS, isLimited: true });
  const agent = new Agent({ keepAlive: true });
  const mix = operations();
  const book = { interactive: [], batch: [], errors: new Map() };
  const startedAt = performance.now();
  const until = startedAt + WARM_UP_MS + seconds * 1_000;
  const isMeasured = () => performance.now() > startedAt + WARM_UP_MS;

  async function interactive(client) {
    for (let turn = client; performance.now() < until; turn += 1) {
      await ask({
        desk,
        agent,
        body: mix[turn % mix.length],
        times: book.interactive,
        errors: book.errors,
        isMeasured,
      });
      await pause();
    }
  }
  async function batch(client) {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const body = deskQuery({ fromDays: -30 * (client + 1) - turn, days: 30 });
      await ask({ desk, agent, body, isBatch: true, times: book.batch, errors: book.errors, isMeasured });
    }
  }
  const watched = [];
  const watching = setInterval(() => {
    if (isMeasured()) watched.push({ memoryMiB: memory(desk.pid), openFiles: openFiles(desk.pid) });
  }, WATCH_MS);
  try {
    const clients = Array.from({ length: CLIENTS }, (_, client) => interactive(client));
    await Promise.all([...clients, ...Array.from({ length: BATCH_CLIENTS }, (_, client) => batch(client))]);
    const requests = await desk.takeRequests();
    return {
      interactive: { ...percentiles(book.interactive), requests: book.interactive.length },
      batch: { ...percentiles(book.batch), requests: book.batch.length },
      refusals: totalOf(requests.filter(({ status }) => status === 429)),
      errors: Object.fromEntries(book.errors),
      growth: growthOf(watched),
      spacebringCalls: totalOf(requests.filter(({ source }) => source === 'SPACEBRING')),
    };
  } finally {
    clearInterval(watching);
    agent.destroy();
    await desk.close();
  }
}

/** Medians of the first and the last quarter of what was seen: what grows for ever shows in a long run. */
function growthOf(watched) {
  const quarter = Math.max(1, Math.floor(watched.length / 4));
  const medianOf = (part, key) => percentiles(part.map((seen) => seen[key])).p50;
  const ends = [watched.slice(0, quarter), watched.slice(-quarter)];
  const [memoryMiB, files] = ['memoryMiB', 'openFiles'].map((key) => ends.map((part) => medianOf(part, key)));
  return { memoryMiB, openFiles: files };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

async function ask({ desk, agent, body, isBatch = false, times, errors, isMeasured }) {
  const start = performance.now();
  const note = (word) => errors.set(word, (errors.get(word) ?? 0) + 1);
  try {
    const answer = JSON.parse(await send({ desk, agent, body, isBatch }));
    for (const error of answer.errors ?? []) note(error.extensions?.code ?? error.message);
  } catch (error) {
    note(error.code ?? error.message);
  }
  if (isMeasured()) times.push(performance.now() - start);
}

function send({ desk, agent, body, isBatch }) {
  const headers = { 'content-type': 'application/json', ...(isBatch && { 'x-request-priority': 'batch' }) };
  return new Promise((resolve, reject) => {
    const call = request(desk.url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}
