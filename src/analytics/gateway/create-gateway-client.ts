import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { AnalyticsError, EXIT } from '../analytics-error.js';
import { systemCodeOf } from '../error-code.js';
import type { GatewayClient, GatewayRequestOptions } from '../gateway-client.js';
import { type AnsweredError, type GraphAnswer, readGraphAnswer } from './graph-answer.js';

interface GatewayClientOptions {
  /** Full URL of the graph. */
  readonly url: string;
  /** Sent as a bearer token; null = none. */
  readonly apiKey: string | null;
  readonly sleep: (ms: number) => Promise<void>;
  /** Cancels the running request. */
  readonly signal: AbortSignal;
  /** Timeout of one answer, from the request to the last byte. */
  readonly timeoutMs?: number;
}

/** A little more than the gateway's deadline for batch requests. */
const TIMEOUT_MS = 130_000;
const MAX_TRIES = 5;
const FIRST_DELAY_MS = 250;
/** With a longer retry time the client gives up. */
const LONGEST_DELAY_MS = 60_000;

const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  'RATE_LIMITED',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** The result of one try: data, or an error and the time until a retry. */
type Outcome<TData> =
  | { readonly data: TData }
  | { readonly error: AnalyticsError; readonly isPassing: boolean; readonly retryAfterMs: number | null };

/** Sends batch requests, so that interactive clients go first. Temporary failures are retried. */
export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  return {
    request: async (document, variables, request = {}) => {
      for (let tries = 1; ; tries += 1) {
        const outcome = await ask(document, { variables, request }, options);
        if ('data' in outcome) return outcome.data;
        const delayMs = outcome.retryAfterMs ?? FIRST_DELAY_MS * 2 ** (tries - 1);
        if (!outcome.isPassing || tries >= MAX_TRIES || delayMs > LONGEST_DELAY_MS) throw outcome.error;
        await options.sleep(delayMs);
      }
    },
  };
}

async function ask<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  { variables, request }: { variables: TVariables; request: GatewayRequestOptions },
  options: GatewayClientOptions,
): Promise<Outcome<TData>> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([timeout, options.signal]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-request-priority': 'batch',
        ...(request.isReadThrough === true && { 'cache-control': 'no-cache' }),
        ...(options.apiKey !== null && { authorization: `Bearer ${options.apiKey}` }),
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    return judge(response, readGraphAnswer(document, await response.text()), options.url);
  } catch (error) {
    if (options.signal.aborted) throw new AnalyticsError('Interrupted', EXIT.interrupted);
    return unreachable(error, timeout.aborted, options);
  }
}

function judge<TData>(response: Response, answer: GraphAnswer<TData>, url: string): Outcome<TData> {
  const { status } = response;
  const refusal = refusalOfStatus(status, url);
  if (refusal !== null) return { error: refusal, isPassing: false, retryAfterMs: null };
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
  if (answer !== null && 'errors' in answer) {
    const passing = answer.errors.find(({ extensions }) => PASSING_CODES.has(extensions.code));
    return {
      error: describeErrors(answer.errors),
      isPassing: passing !== undefined || PASSING_STATUSES.has(status),
      retryAfterMs: retryAfterMs ?? delayOf(passing),
    };
  }
  if (PASSING_STATUSES.has(status)) {
    const error = new AnalyticsError(`The gateway at ${url} is too busy to answer (status ${status}): try again later`);
    return { error, isPassing: true, retryAfterMs };
  }
  if (status === 403) return { error: refusedKey(), isPassing: false, retryAfterMs: null };
  if (answer === null || !response.ok) return { error: notAGateway(url), isPassing: false, retryAfterMs: null };
  return answer;
}

/** Reports only the error's code, because its message may contain request data. */
function unreachable(error: unknown, isTimeout: boolean, { url, timeoutMs }: GatewayClientOptions): Outcome<never> {
  const seconds = Math.ceil((timeoutMs ?? TIMEOUT_MS) / 1_000);
  const message = isTimeout
    ? `The gateway at ${url} gave no complete answer within ${seconds} s: use a shorter range, or check the gateway`
    : `The gateway at ${url} cannot be reached (${systemCodeOf(error) ?? 'the connection broke'}): is it running, and is GATEWAY_URL right?`;
  return { error: new AnalyticsError(message), isPassing: !isTimeout, retryAfterMs: null };
}

function delayOf(error: AnsweredError | undefined): number | null {
  const seconds = error?.extensions.retryAfterSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : null;
}

/** Retry-After in seconds; the gateway sends no dates. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}

/** The error of a status that is clear without the body; null: the body decides. */
function refusalOfStatus(status: number, url: string): AnalyticsError | null {
  if (status === 401) return refusedKey();
  if (status === 404) {
    return new AnalyticsError(`There is no graph at ${url}: GATEWAY_URL is the full address, with /graphql at its end`);
  }
  if (status >= 300 && status < 400) {
    return new AnalyticsError(`${url} redirects to another address: set GATEWAY_URL to the address of the gateway`);
  }
  return null;
}

function refusedKey(): AnalyticsError {
  return new AnalyticsError('The gateway refuses this caller: set API_KEY to a valid key');
}

function notAGateway(url: string): AnalyticsError {
  return new AnalyticsError(
    `The server at ${url} is not a visitgraph gateway: GATEWAY_URL is the full address, with /graphql at its end`,
  );
}

/** The first error that the user can act on, with what to do. */
function describeErrors(errors: readonly AnsweredError[]): AnalyticsError {
  const [first] = errors;
  const code = String(first?.extensions.code ?? 'no code');
  const message = first?.message ?? 'no reason given';
  switch (code) {
    case 'UNAUTHENTICATED':
      return refusedKey();
    case 'FORBIDDEN':
      return new AnalyticsError(
        `The key may not do this: it lacks the scope ${String(first?.extensions.scope ?? 'that is required')}`,
      );
    case 'BAD_USER_INPUT':
      return new AnalyticsError(`The gateway refuses the request: ${message}`, EXIT.usage);
    case 'GRAPHQL_VALIDATION_FAILED':
    case 'GRAPHQL_PARSE_FAILED':
      return new AnalyticsError(
        `The gateway's schema does not fit these commands (${message}): use both in the same version`,
      );
    case 'SOURCE_NOT_CONFIGURED':
      return new AnalyticsError(`The gateway is not configured for this: ${message}`);
    default:
      return new AnalyticsError(`The gateway could not answer (${code}): ${message}`);
  }
}
