import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { TLSSocket } from 'node:tls';
import got, { type Request as GotRequest, RequestError, TimeoutError } from 'got';
import type { AttemptFailures, ExchangeFailure } from './failures.js';
import type { Send } from './policies/policy.js';
import type { HttpAnswer, QueryParams, UpstreamCall } from './upstream-client.js';

/** No whole answer. Carries nothing of the request: a got error prints its Authorization header when serialised. */
class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly failure: ExchangeFailure;

  constructor(failure: ExchangeFailure) {
    super(failure);
    this.failure = failure;
  }
}

interface ExchangeOptions {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /**
   * An aborted request that may have arrived goes on until its answer begins or its time is over: the source counts it till
   * then. False: it ends at once.
   */
  readonly isFollowed: boolean;
  readonly failures: AttemptFailures;
}

/**
 * One request, one answer of any status: no retry, no redirect. GETs keep connections open between calls; idle ones keep
 * neither the process nor a test run alive. Every write opens its own: the source may close an idle one just as it is used,
 * and then it is unknown whether the write was carried out.
 */
export function createHttpExchange({ timeoutMs, maxResponseBytes, isFollowed, failures }: ExchangeOptions): Send {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const fresh = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };
  const client = got.extend({
    timeout: { request: timeoutMs },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: true,
    headers: { 'user-agent': 'visitgraph' },
  });
  return async ({ scope: { signal }, call, url, headers }) => {
    if (signal.aborted) throw failures.aborted({ isDelivered: false });
    const agent = call.method === 'GET' ? agents : fresh;
    const stream = client.stream(url, { method: call.method, headers: { ...headers }, agent, ...bodyOf(call) });
    const progressOf = trackProgress(stream);
    const received = receive(stream, maxResponseBytes);
    try {
      // got's own `signal` option stays attached after the answer: a later abort would then be an unhandled error event
      // that prints the request.
      return await untilAborted(signal, () => received);
    } catch (error) {
      const progress = progressOf();
      const isDelivered = progress !== 'connecting';
      if (!signal.aborted) throw failures.withoutAnswer(toFailure(error), { isDelivered });
      if (isFollowed && progress === 'sent') stream.once('response', () => stream.destroy());
      else stream.destroy();
      const ignore = () => {};
      throw failures.aborted({ isDelivered, over: received.then(ignore, ignore) });
    }
  };
}

/** `connecting`: the request provably has not left. `sent`: it may have arrived. `answering`: its answer has begun. */
type Progress = 'connecting' | 'sent' | 'answering';

function trackProgress(stream: GotRequest): () => Progress {
  let progress: Progress = 'connecting';
  stream.once('request', (request) =>
    onceConnected(request, () => {
      progress = 'sent';
    }),
  );
  stream.once('response', () => {
    progress = 'answering';
  });
  return () => progress;
}

/** Until a connection stands, and over TLS its handshake is done, Node buffers the request. */
function onceConnected(request: ClientRequest, act: () => void): void {
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', act);
    else act();
  });
}

async function receive(stream: GotRequest, maxBytes: number): Promise<HttpAnswer> {
  stream.on('error', () => {});
  const body = await readBody(stream, maxBytes);
  const { response } = stream;
  if (response === undefined) throw new ExchangeError('network');
  const { statusCode: status, headers } = response;
  const text = toText(body, headers['content-type'], { isStrict: status >= 200 && status < 300 });
  return { status, retryAfter: headers['retry-after'] ?? null, text };
}

function bodyOf({ method, body, form }: UpstreamCall<unknown>) {
  if (form !== undefined) return { form };
  if (body !== undefined) return { json: body };
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
 * Decodes by the charset that the source names, else as UTF-8. A strict text that does not decode is no answer; a refusal
 * keeps its status.
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
  if (error instanceof ExchangeError) return error.failure;
  if (error instanceof TimeoutError) return 'timeout';
  return error instanceof RequestError && UNREADABLE_CODE.test(error.code) ? 'unreadable' : 'network';
}

/** A value such as `..` would turn a route into another one. */
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

/** The result of `work`, or a rejection with the signal's reason as soon as it aborts. It does not end `work`. */
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
