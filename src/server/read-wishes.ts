import type { IncomingHttpHeaders } from 'node:http';
import type { CallScope } from './call-scope.js';

export const EXPLAIN_HEADER = 'x-explain';

/**
 * What a client wishes of the reads that are made for it: `Cache-Control: no-cache` asks the sources whatever is kept, and
 * `x-explain: upstream` wants to be told what the answer cost, `x-explain: cost` the price that was worked out beforehand.
 */
export function readWishes(
  headers: IncomingHttpHeaders,
): Pick<CallScope, 'isReadThrough' | 'isExplained' | 'isPriceAsked'> {
  const directives = (headers['cache-control'] ?? '').toLowerCase().split(/\s*,\s*/);
  const wishes = String(headers[EXPLAIN_HEADER] ?? '')
    .toLowerCase()
    .split(/\s*,\s*/);
  return {
    ...(directives.includes('no-cache') && { isReadThrough: true }),
    ...(wishes.includes('upstream') && { isExplained: true }),
    ...(wishes.includes('cost') && { isPriceAsked: true }),
  };
}
