import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A server in front of a gateway that can refuse as one does that is asked too much. */
export interface RefusingFront {
  readonly url: string;
  /** Answers the next so many requests with 429, and forgets what it has seen. */
  refuse(times: number): void;
  /** The headers of every request since then. */
  seen(): readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

export async function startRefusingFront(gatewayUrl: string): Promise<RefusingFront> {
  let refusals = 0;
  let seen: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    seen.push(request.headers);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(429, { 'retry-after': '0' }).end('{"errors":[{"message":"Too many"}]}');
      return;
    }
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(gatewayUrl, { method: 'POST', headers, body: Buffer.concat(chunks) });
    response.writeHead(answer.status, headers).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    refuse(times) {
      refusals = times;
      seen = [];
    },
    seen: () => seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
