import type { Gateway } from './compose-gateway.js';
import type { AuthConfig } from './config/config.js';
import { SOURCES } from './domain/source/source.js';
import { SOURCE_NAMES } from './upstreams/http/source-names.js';

const QUERY =
  '{ visits(first: 5) { nodes { status scheduledAt guest { name } host { name } } sources { source status } } }';

/** The few lines that a start prints: where the graph is, who plays each source, and what to try. */
export function describeStart(
  { address, isSandbox, sourceAddresses, metricsAddress }: Gateway,
  { isOpen, apiKeys }: AuthConfig,
): string {
  const signIn = isOpen ? [] : [`    -H 'authorization: Bearer <${apiKeys === null ? 'token' : 'key'}>' \\`];
  const sources = SOURCES.map((source) => {
    const url = sourceAddresses[source];
    const state = url === undefined ? 'not configured, SKIPPED' : `${isSandbox ? 'sandbox' : 'real'}, ${url}`;
    return `  ${SOURCE_NAMES[source].padEnd(20)}${state}`;
  });
  return [
    `visitgraph answers at ${address}/graphql (open it in a browser)`,
    ...sources,
    ...(metricsAddress === null ? [] : [`  ${'metrics'.padEnd(20)}${metricsAddress}/metrics`]),
    'Try:',
    `  curl ${address}/graphql -H 'content-type: application/json' \\`,
    ...signIn,
    `    -d '{"query":"${QUERY}"}'`,
  ].join('\n');
}
