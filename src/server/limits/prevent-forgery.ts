import type { IncomingHttpHeaders } from 'node:http';

/** Apollo Server lets a request pass that has it. */
export const REQUIRE_PREFLIGHT_HEADER = 'apollo-require-preflight';

const PREFLIGHTED = [REQUIRE_PREFLIGHT_HEADER, 'x-apollo-operation-name', 'x-api-key', 'x-request-priority'] as const;

/**
 * Whether a page of another origin needs a preflight to send this: one of these headers, or a bearer token. Browsers add
 * `Authorization: Basic` by themselves, so that scheme proves nothing.
 */
export function isPreflighted(headers: IncomingHttpHeaders): boolean {
  return PREFLIGHTED.some((name) => Boolean(headers[name])) || /^bearer /i.test(headers.authorization ?? '');
}
