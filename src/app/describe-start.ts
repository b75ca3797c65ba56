import type { Config } from '../config/config.js';
import { VERSION } from '../config/version.js';
import { SOURCES } from '../domain/source/source.js';
import { SOURCE_NAMES } from '../upstreams/http/upstream-client.js';
import type { Gateway } from './start-gateway.js';

const QUERY =
  '{ visits(first: 5) { nodes { status scheduledAt guest { name } host { name } } sources { source status } } }';

/** The lines that a start prints: address of the graph, each source, a first request, and how to stop. */
export function describeStart(
  { address, isSandbox, sourceAddresses, metricsAddress }: Gateway,
  {
    auth: { isOpen, apiKeys },
    isExplorerOn,
    isLandingPageOn,
  }: Pick<Config, 'auth' | 'isExplorerOn' | 'isLandingPageOn'>,
): string {
  const signIn = isOpen ? [] : [`    -H 'authorization: Bearer <${apiKeys === null ? 'token' : 'key'}>' \\`];
  const sources = SOURCES.map((source) => {
    const url = sourceAddresses[source];
    const state = url === undefined ? 'not configured, SKIPPED' : `${isSandbox ? 'sandbox' : 'real'}, ${url}`;
    return `  ${SOURCE_NAMES[source].padEnd(20)}${state}`;
  });
  return [
    `visitgraph ${VERSION} answers at ${address}/graphql${isLandingPageOn ? ' (open it in a browser)' : ''}`,
    ...(isExplorerOn ? [`  ${'explorer'.padEnd(20)}${address}/explorer, which needs no internet`] : []),
    ...sources,
    ...(metricsAddress === null ? [] : [`  ${'metrics'.padEnd(20)}${metricsAddress}/metrics`]),
    'Try:',
    `  curl ${address}/graphql -H 'content-type: application/json' \\`,
    ...signIn,
    `    -d '{"query":"${QUERY}"}'`,
    'Documentation: README.md and docs/. Ctrl-C stops it.',
  ].join('\n');
}
