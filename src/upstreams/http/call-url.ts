import type { QueryParams, UpstreamCall } from './upstream-client.js';

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
