/** What the JavaScript peers read with: keep-alive node:http, equal GETs in flight shared, and kept where CACHE_SECONDS says so. */
import { Agent, get } from 'node:http';

const base = process.env.UPSTREAM_URL;
const cacheMs = Number(process.env.CACHE_SECONDS ?? 0) * 1_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const inFlight = new Map();
const kept = new Map();

export function readJson(path) {
  const old = kept.get(path);
  if (old !== undefined && old.until > Date.now()) return old.answer;
  let call = inFlight.get(path);
  if (call === undefined) {
    call = fetchJson(path).finally(() => inFlight.delete(path));
    inFlight.set(path, call);
    if (cacheMs > 0)
      call.then(
        () => kept.set(path, { answer: call, until: Date.now() + cacheMs }),
        () => {},
      );
  }
  return call;
}

function fetchJson(path) {
  return new Promise((resolve, reject) => {
    get(base + path, { agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          const body = JSON.parse(Buffer.concat(chunks).toString());
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`upstream answered ${response.statusCode}`));
        } catch (error) {
          reject(error);
        }
      });
    }).on('error', reject);
  });
}
