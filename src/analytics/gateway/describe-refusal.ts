import { AnalyticsError, EXIT } from '../analytics-error.js';
import type { AnsweredError } from './graph-answer.js';

/** What to do about a status that says it all, whatever the body is. Null: the body has to be looked at. */
export function refusalOfStatus(status: number, url: string): AnalyticsError | null {
  if (status === 401) return refusedKey();
  if (status === 404) {
    return new AnalyticsError(`There is no graph at ${url}: GATEWAY_URL is the full address, with /graphql at its end`);
  }
  if (status >= 300 && status < 400) {
    return new AnalyticsError(`${url} sends on to another address: set GATEWAY_URL to the one where the gateway is`);
  }
  return null;
}

export function refusedKey(): AnalyticsError {
  return new AnalyticsError('The gateway does not let this caller in: set API_KEY to a key that it knows');
}

export function notAGateway(url: string): AnalyticsError {
  return new AnalyticsError(
    `What answers at ${url} is not a visitgraph gateway: GATEWAY_URL is the full address, with /graphql at its end`,
  );
}

/** The first error that a caller can do something about, in words that say what. */
export function describeErrors(errors: readonly AnsweredError[]): AnalyticsError {
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
