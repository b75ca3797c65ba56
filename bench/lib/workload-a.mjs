import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { measureLoad, post } from './measure-load.mjs';
import { listPeers } from './peers.mjs';
import { startProcess } from './processes.mjs';

const MOCK_PORT = 4790;
const PEER_PORT = 4791;
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const CACHE_SECONDS = 5;
const ROWS = 100;

/** 100 rows of 10 hosts, upstream 0 ms: every peer in turn against one mock. */
export async function runWorkloadA({ gateway, seconds, isCached, only, nodeArguments }) {
  const mock = await startProcess({
    args: [fileURLToPath(new URL('../mock/serve-mock.mjs', import.meta.url))],
    env: { PORT: String(MOCK_PORT), MAX_AGE: isCached ? String(CACHE_SECONDS) : '0' },
    url: `http://127.0.0.1:${MOCK_PORT}/__counts`,
  });
  const rows = [];
  try {
    for (const peer of listPeers(gateway)) {
      if (only !== undefined && !peer.name.toLowerCase().includes(only.toLowerCase())) continue;
      rows.push({ name: peer.name, ...(await measurePeer(peer, { seconds, isCached, nodeArguments })) });
    }
  } finally {
    await mock.stop();
  }
  return rows;
}

/** A peer that cannot run says why instead of a result. */
async function measurePeer(peer, { seconds, isCached, nodeArguments }) {
  let server;
  try {
    const url = `http://127.0.0.1:${PEER_PORT}${peer.path}`;
    const start = peer.start({
      port: PEER_PORT,
      upstream: `http://127.0.0.1:${MOCK_PORT}/v1`,
      isCached,
      nodeArguments,
    });
    server = await startProcess({ ...start, url });
    await assertRows(peer, url);
    const load = {
      pid: server.pid,
      url,
      bodies: [peer.body],
      connections: CONNECTIONS,
      isEachItsOwn: peer.isEachItsOwn,
      countCalls,
    };
    await measureLoad({ ...load, seconds: WARM_UP_SECONDS });
    const measured = await measureLoad({ ...load, seconds });
    const alone = await callsOfOneQuery(peer, url);
    return { ...measured, callsOfOneQuery: alone };
  } catch (error) {
    return { failure: error.message };
  } finally {
    await server?.stop();
  }
}

async function assertRows(peer, url) {
  const { body } = await post(url, peer.body);
  const rows = body.data === undefined || body.data === null ? [] : peer.rows(body.data);
  const isWhole = rows.length === ROWS && rows.every((row) => peer.hostOf(row)?.position?.startsWith('Position'));
  if (!isWhole) throw new Error(`wrong answer: ${JSON.stringify(body.errors ?? body).slice(0, 300)}`);
}

/** Without company, so that nothing is shared with another query: what the load has left undone is waited for. */
async function callsOfOneQuery(peer, url) {
  do await sleep(300);
  while ((await countCalls()) > 0);
  await post(url, peer.body);
  return countCalls();
}

async function countCalls() {
  const counts = await (await fetch(`http://127.0.0.1:${MOCK_PORT}/__counts`)).json();
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
