import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultRegistry } from './fault-registry.js';
import type { RequestCounts } from './request-counts.js';

const CONTROL_PREFIX = '/__sandbox/';
const LARGEST_BODY_BYTES = 1_000_000;

export function isControlRequest(request: IncomingMessage): boolean {
  return request.url?.startsWith(CONTROL_PREFIX) === true;
}

type Control = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Answers `/__sandbox/…` beside the played server: no sign-in, quota, fault or count applies to it. */
export function createControlHandler(counts: RequestCounts, faults: FaultRegistry): Control {
  const controls: Readonly<Record<string, Control>> = {
    'GET /__sandbox/requests': (_request, response) => answer(response, 200, counts.list()),
    'DELETE /__sandbox/requests': (_request, response) => {
      counts.reset();
      answer(response, 204);
    },
    'GET /__sandbox/faults': (_request, response) => answer(response, 200, faults.list()),
    'PUT /__sandbox/faults': async (request, response) => {
      const input = await readJson(request);
      const problem = input === undefined ? 'the body is not JSON' : faults.replace(input);
      if (problem === null) answer(response, 204);
      else answer(response, 400, { error: problem });
    },
    'DELETE /__sandbox/faults': (_request, response) => {
      faults.clear();
      answer(response, 204);
    },
  };
  return (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const control = controls[`${request.method} ${path}`];
    if (control === undefined) return answer(response, 404, { error: 'no such control' });
    return control(request, response);
  };
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** Undefined: no JSON, or too much of it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return parsed;
  } catch {
    return undefined;
  }
}
