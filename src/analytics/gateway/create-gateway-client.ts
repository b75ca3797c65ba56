import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { AnalyticsError, EXIT } from '../analytics-error.js';
import { systemCodeOf } from '../error-code.js';
import type { GatewayClient, GatewayRequestOptions } from '../gateway-client.js';
import { type AnsweredError, type GraphAnswer, readGraphAnswer } from './graph-answer.js';

interface GatewayClientOptions {
  /** Full address of the graph. */
  readonly url: string;
  /** Sent as a bearer token; null = none. */
  readonly apiKey: string | null;
  readonly sleep: (ms: number) => Promise<void>;
  /** Gives up what is under way. */
  readonly signal: AbortSignal;
  /** For one answer, from the call to the last byte. */
  readonly timeoutMs?: number;
}

/** A little more than the gateway's own deadline for batch requests. */
const TIMEOUT_MS = 130_000;
const MAX_TRIES = 5;
const FIRST_DELAY_MS = 250;
/** A gateway that wants more patience than this is left alone. */
const LONGEST_DELAY_MS = 60_000;

const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  'RATE_LIMITED',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** What came of one try: data, or what to say of it and when another makes sense. */
type Outcome<TData> =
  | { readonly data: TData }
  | { readonly error: AnalyticsError; readonly isPassing: boolean; readonly retryAfterMs: number | null };

/** Asks over `fetch`, as a batch request: people at a screen are served first. What may pass is tried again. */
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

/** Of the error only its code is told: a message might hold what was sent. */
function unreachable(error: unknown, isTimeout: boolean, { url, timeoutMs }: GatewayClientOptions): Outcome<never> {
  const seconds = Math.ceil((timeoutMs ?? TIMEOUT_MS) / 1_000);
  const message = isTimeout
    ? `The gateway at ${url} gave no whole answer within ${seconds} s: ask for a shorter range, or look at the gateway`
    : `The gateway at ${url} cannot be reached (${systemCodeOf(error) ?? 'the connection broke'}): is it running, and is GATEWAY_URL right?`;
  return { error: new AnalyticsError(message), isPassing: !isTimeout, retryAfterMs: null };
}

function delayOf(error: AnsweredError | undefined): number | null {
  const seconds = error?.extensions.retryAfterSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : null;
}

/** Seconds only: a gateway sends no dates. */
function readRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}

/** What to do about a status that says it all, whatever the body is. Null: the body has to be looked at. */
function refusalOfStatus(status: number, url: string): AnalyticsError | null {
  if (status === 401) return refusedKey();
  if (status === 404) {
    return new AnalyticsError(`There is no graph at ${url}: GATEWAY_URL is the full address, with /graphql at its end`);
  }
  if (status >= 300 && status < 400) {
    return new AnalyticsError(`${url} sends on to another address: set GATEWAY_URL to the one where the gateway is`);
  }
  return null;
}

function refusedKey(): AnalyticsError {
  return new AnalyticsError('The gateway does not let this caller in: set API_KEY to a key that it knows');
}

function notAGateway(url: string): AnalyticsError {
  return new AnalyticsError(
    `What answers at ${url} is not a visitgraph gateway: GATEWAY_URL is the full address, with /graphql at its end`,
  );
}

/** The first error that a caller can do something about, in words that say what. */
function describeErrors(errors: readonly AnsweredError[]): AnalyticsError {
  const [first] = errors;
  const code = String(first?.extensions.code ?? 'no code');
  const message = first?.message ?? 'no reason given';
  switch (code) {
    case 'UNAUTHENTICATED':
      return refusedKey();
    case 'FORBIDDEN':
      return new AnalyticsError(
        `The key may not do this: it lacks the scope ${String(first?.extensions.scope ?? 'that is asked for')}`,
      );
    case 'BAD_USER_INPUT':
      return new AnalyticsError(`The gateway refuses the question: ${message}`, EXIT.usage);
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
