/**
 * The upstream of workload A: W3lcome's list calls over 100 visits of 10 hosts, in plain node:http. Bodies are made once,
 * so that the mock costs as little as it can. Environment: LATENCY_MS, MAX_AGE (seconds; 0 = answers must not be kept).
 */
import { createServer } from 'node:http';
import { announce } from '../lib/announce.mjs';

const VISITS = 100;
const HOSTS = 10;
const latencyMs = Number(process.env.LATENCY_MS ?? 0);
const maxAge = Number(process.env.MAX_AGE ?? 0);

const hostId = (index) => index.toString(16).padStart(32, 'a');
const hosts = Array.from({ length: HOSTS }, (_, index) => ({
  id: hostId(index),
  name: `Host Number ${index}`,
  email: `host.${index}@example.com`,
  type: 'host',
  isActive: true,
  position: `Position ${index}`,
  sector: `Sector ${index % 3}`,
  phone: `1199999${String(index).padStart(4, '0')}`,
  countryCode: '+55',
  role: 'employee',
}));
const start = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000;
const visits = Array.from({ length: VISITS }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  type: 'visit',
  checkinAt: new Date(start + index * 300_000).toISOString().replace('.000Z', '+00:00'),
  checkoutAt: new Date(start + index * 300_000 + 3_600_000).toISOString().replace('.000Z', '+00:00'),
  isInsideCompany: false,
  name: `Visitor Number ${index}`,
  email: `visitor.${index}@example.com`,
  phone: `1198888${String(index).padStart(4, '0')}`,
  company: `Company ${index % 7}`,
  host: (({ id, name, email, type }) => ({ id, name, email, type }))(hosts[index % HOSTS]),
}));

const bodies = new Map([
  ['/v1/visits', Buffer.from(JSON.stringify({ visits, size: VISITS }))],
  ['/v1/invitees', Buffer.from(JSON.stringify({ invitees: [], size: 0 }))],
  ['/v1/hosts', Buffer.from(JSON.stringify({ hosts, size: HOSTS }))],
  ...hosts.map((host) => [`/v1/host/${host.id}`, Buffer.from(JSON.stringify(host))]),
]);
const missing = Buffer.from('{"type":"NOT_FOUND"}');
const counts = new Map();

const server = createServer((request, response) => {
  const path = request.url.split('?', 1)[0];
  if (path === '/__counts') {
    const answer = JSON.stringify(Object.fromEntries(counts));
    counts.clear();
    response.setHeader('content-type', 'application/json');
    return response.end(answer);
  }
  const route = path.startsWith('/v1/host/') ? '/v1/host/:id' : path;
  counts.set(route, (counts.get(route) ?? 0) + 1);
  const body = bodies.get(path);
  const send = () => {
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
      'content-length': (body ?? missing).length,
      'cache-control': maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store',
    });
    response.end(body ?? missing);
  };
  if (latencyMs > 0) setTimeout(send, latencyMs);
  else send();
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', announce);
