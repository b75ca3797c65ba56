import { type Agent, request } from 'node:http';
import type { RandomRequest } from './random-requests.js';

export interface FuzzAnswer {
  /** Null when there was none in time. */
  readonly status: number | null;
  readonly text: string;
}

/** Exactly as it is given: no address is put right, no header is left out. */
export function sendRequest(
  address: string,
  { method, url, headers, payload }: RandomRequest,
  { agent, timeoutMs }: { readonly agent: Agent; readonly timeoutMs: number },
): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: null, text: String(error) });
    const length = { 'content-length': String(Buffer.byteLength(payload)) };
    const options = { hostname, port, method, path: url, headers: { ...headers, ...length }, agent };
    const asking = request({ ...options, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.once('error', fail).once('end', () => resolve({ status: answer.statusCode ?? null, text }));
    });
    asking.once('error', fail);
    asking.end(payload);
  });
}
