import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, startGateway } from '../../src/app/start-gateway.js';
import { loadConfig } from '../../src/config/load-config.js';

const PLACE = '11111111-1111-4111-8111-111111111111';
const MAX_PAGES = 7;

/** A Spacebring that always knows of one page more; `tokenOf` says which token it names for the n-th page. */
function createEndlessSource(tokenOf: (page: number) => string): { server: Server; pages: () => number } {
  let pages = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://source');
    const isList = pathname === '/visitors/visits/v1' || pathname === '/support/tickets/v1';
    if (isList) pages += 1;
    const body = isList
      ? { visits: [], tickets: [], nextPageToken: tokenOf(pages) }
      : { locations: [{ id: PLACE, title: 'Here', timezoneId: 'Europe/Lisbon' }] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  return { server, pages: () => pages };
}

async function startAgainst(server: Server): Promise<Gateway> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const environment = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUTH_MODE: 'none',
    GATEWAY_SECRET: 'a secret that is long enough',
    SPACEBRING_URL: `http://127.0.0.1:${port}`,
    SPACEBRING_CLIENT_ID: 'id',
    SPACEBRING_CLIENT_SECRET: 'secret',
    SPACEBRING_REQUESTS_PER_SECOND: '1000',
    UPSTREAM_MAX_PAGES: String(MAX_PAGES),
  };
  return startGateway(loadConfig(environment), environment);
}

const DAY = '{ gte: "2026-06-15T00:00:00Z", lt: "2026-06-16T00:00:00Z" }';

describe('a source that always names a next page', () => {
  test.each([
    ['a new token each time', (page: number) => `token-${page}`, MAX_PAGES],
    ['the same token for ever', () => 'again', 2],
    ['two tokens in turn', (page: number) => `token-${page % 2}`, 3],
  ])('by %s is read to the limit and reported PARTIAL', async (_what, tokenOf, expectedPages) => {
    const { server, pages } = createEndlessSource(tokenOf);
    const gateway = await startAgainst(server);
    try {
      const query = `{ visits(filter: { scheduledAt: ${DAY} }) { totalCount sources { source status } } }`;
      const response = await fetch(`${gateway.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect(await response.json()).toMatchObject({
        data: { visits: { totalCount: null, sources: [{ source: 'SPACEBRING', status: 'PARTIAL' }, {}, {}] } },
      });
      expect(pages()).toBe(expectedPages);
    } finally {
      await gateway.close();
      server.closeAllConnections();
      server.close();
    }
  });

  test('of tickets neither hangs nor grows the gateway', async () => {
    const { server, pages } = createEndlessSource((page) => `token-${page}`);
    const gateway = await startAgainst(server);
    try {
      const response = await fetch(`${gateway.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ tickets { totalCount nodes { id } sources { status } } }' }),
      });
      expect(await response.json()).toMatchObject({
        data: { tickets: { totalCount: null, nodes: [], sources: [{ status: 'PARTIAL' }, {}, {}] } },
      });
      expect(pages()).toBe(MAX_PAGES);
    } finally {
      await gateway.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
