import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { TLSSocket } from 'node:tls';
import got, { RequestError, TimeoutError } from 'got';
import type { FailedAttempt } from './policies/retry.js';
import type { QueryParams, UpstreamCall } from './upstream-client.js';

interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Told when the connection stands: the request provably never left before that, and may have arrived from there on. */
  readonly onConnected?: () => void;
  /**
   * An aborted request that may have arrived is followed until its answer begins or its time is over: the source counts it
   * till then. Default: it ends at once.
   */
  readonly isFollowed?: boolean;
}

/** Whatever the source answered, of any status. */
export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

export type ExchangeFailure = 'timeout' | 'network' | 'unreadable' | 'too-large';

/** No whole answer. Carries nothing of the request: a got error prints its Authorization header when serialised. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly failure: ExchangeFailure;

  constructor(failure: ExchangeFailure) {
    super(failure);
    this.failure = failure;
  }
}

type HttpExchange = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * One request, one answer: no retry, no redirect, no opinion about the status. GETs keep connections open between calls;
 * idle ones keep neither the process nor a test run alive. Everything else opens its own: the source may close an idle one
 * just as it is used, and nobody could tell whether such a write was carried out.
 */
export function createHttpExchange(options: { timeoutMs: number; maxResponseBytes: number }): HttpExchange {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const fresh = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };
  const client = got.extend({
    timeout: { request: options.timeoutMs },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    headers: { 'user-agent': 'visitgraph' },
  });
  return async ({ method, url, headers, json, form, signal, onConnected, isFollowed = false }) => {
    signal.throwIfAborted();
    const agent = method === 'GET' ? agents : fresh;
    const stream = client.stream(url, { method, headers, agent, ...bodyOf(method, json, form) });
    let isOnItsWay = false;
    const connected = () => {
      isOnItsWay = true;
      onConnected?.();
    };
    stream.once('request', (request) => watchConnection(request, connected));
    // got's own `signal` option stays attached after the answer: a later abort would then be an unhandled error event
    // that prints the request. So the signal is attached here, for the time of the call only.
    const abort = () => {
      if (!isFollowed || !isOnItsWay) stream.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    stream.on('error', () => {});
    let status = 0;
    let retryAfter: string | null = null;
    let contentType: string | undefined;
    stream.once('response', (response) => {
      isOnItsWay = false;
      if (signal.aborted) stream.destroy();
      status = response.statusCode;
      retryAfter = response.headers['retry-after'] ?? null;
      contentType = response.headers['content-type'];
    });
    try {
      const body = await readBody(stream, options.maxResponseBytes);
      return { text: toText(body, contentType, { isStrict: status >= 200 && status < 300 }), status, retryAfter };
    } catch (error) {
      throw error instanceof ExchangeError ? error : new ExchangeError(toFailure(error));
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };
}

/** Until a connection stands, and over TLS its handshake is done, Node keeps what is to be sent. */
function watchConnection(request: ClientRequest, onConnected: () => void): void {
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', onConnected);
    else onConnected();
  });
}

function bodyOf(method: HttpRequest['method'], json: unknown, form: HttpRequest['form']) {
  if (form !== undefined) return { form };
  if (json !== undefined) return { json };
  // Without a body got would wait for one to be written to the stream.
  return method === 'GET' ? {} : { body: '' };
}

async function readBody(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new ExchangeError('unreadable');
    size += chunk.length;
    if (size > maxBytes) throw new ExchangeError('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * By the charset that the source names, else UTF-8. What does not decode is no answer; a refusal keeps its status whatever
 * its words look like.
 */
function toText(body: Buffer, contentType: string | undefined, { isStrict }: { isStrict: boolean }): string {
  try {
    return new TextDecoder(readCharset(contentType) ?? 'utf-8', { fatal: true }).decode(body);
  } catch {
    if (isStrict) throw new ExchangeError('unreadable');
    return body.toString('utf8');
  }
}

/** Codes of answers that arrived but are no HTTP, or no gzip, deflate or Brotli. */
const UNREADABLE_CODE = /^(HPE_|Z_|ERR__ERROR_|ERR_BROTLI_)/;

function toFailure(error: unknown): ExchangeFailure {
  if (error instanceof TimeoutError) return 'timeout';
  return error instanceof RequestError && UNREADABLE_CODE.test(error.code) ? 'unreadable' : 'network';
}

/** Places of a route that a value such as `..` would turn into another route. */
export class UnusableParamError extends Error {
  override readonly name = 'UnusableParamError';
}

/**
 * Base address (or the call's own absolute one), filled route and query of a call.
 * @throws UnusableParamError for a value that cannot be one path segment; no source has such an id.
 */
export function callUrl(
  baseUrl: string,
  call: Pick<UpstreamCall<unknown>, 'route' | 'params' | 'query' | 'url'>,
): string {
  const address = call.url ?? baseUrl.replace(/\/+$/, '') + fillRoute(call.route, call.params ?? {});
  const query = toQueryString(call.query ?? {});
  if (query === '') return address;
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

function fillRoute(route: string, params: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = params[name];
    if (value === undefined || /^\.{0,2}$/.test(value)) throw new UnusableParamError(`no usable value for {${name}}`);
    return encodeURIComponent(value);
  });
}

function toQueryString(query: QueryParams): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** The charset that a `Content-Type` names, as it is written; null where it names none. */
export function readCharset(contentType: string | undefined): string | null {
  return CHARSET.exec(contentType ?? '')?.[1] ?? null;
}

/** Passes refusals on; says of the first redirect that the source has moved. */
export function createRedirectWatch(warn: ((message: string) => void) | undefined) {
  let hasWarned = false;
  return ({ status }: HttpAnswer, refusal: FailedAttempt): FailedAttempt => {
    if (status >= 300 && status < 400 && !hasWarned) {
      warn?.(refusal.fault.message);
      hasWarned = true;
    }
    return refusal;
  };
}

/** `work`, or a rejection with the signal's reason as soon as it aborts; `work` itself is told through the same signal. */
export async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let stopListening = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stopListening = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    stopListening();
  }
}
