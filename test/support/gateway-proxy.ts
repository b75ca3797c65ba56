import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a client and a gateway, and can keep, or break, what passes. */
export interface GatewayProxy {
  readonly url: string;
  readonly requests: IncomingHttpHeaders[];
  /** From the request on that comes after `count` others, none is answered. Resolves when it has come. */
  holdAfter(count: number): Promise<void>;
  /** From the request on that comes after `count` others, the connection breaks in the middle of the answer. */
  breakAfter(count: number): void;
  /** Lets everything pass again. */
  mend(): void;
  close(): Promise<void>;
}

export async function startGatewayProxy(target: string): Promise<GatewayProxy> {
  const requests: IncomingHttpHeaders[] = [];
  let passing = Number.POSITIVE_INFINITY;
  let stop: (response: ServerResponse) => void = () => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push(request.headers);
    passing -= 1;
    if (passing < 0) return stop(response);
    const answer = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests,
    holdAfter: (count) => {
      passing = count;
      return new Promise((resolve) => {
        stop = () => resolve();
      });
    },
    breakAfter: (count) => {
      passing = count;
      stop = (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
        response.socket?.end();
      };
    },
    mend: () => {
      passing = Number.POSITIVE_INFINITY;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
