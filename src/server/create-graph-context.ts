import type { SourceAdapters } from '../domain/source/source-adapter.js';
import { createIdentityRegistry } from '../domain/visitor/identity-registry.js';
import type { ErrorScope } from '../graphql/errors/format-error.js';
import type { GraphContext } from '../graphql/graph-context.js';
import type { CallScope } from './served-source.js';
import type { ServerOptions } from './server-options.js';

/** Everything one request works with: fresh adapters with memos of their own, one "now", one deadline. */
export function createGraphContext(
  { sources, environment, clock }: Pick<ServerOptions, 'sources' | 'environment' | 'clock'>,
  scope: CallScope,
  { requestId, logger }: ErrorScope,
): GraphContext {
  const adapters: SourceAdapters = Object.fromEntries(
    sources.map((served) => [served.source, served.forRequest(scope)]),
  );
  return {
    requestId,
    env: { ...environment, adapters, now: clock.now(), identities: createIdentityRegistry() },
    adapters,
    monitors: sources.map((served) => ({
      source: served.source,
      health: () => served.health(),
      probe: () => served.probe(scope),
    })),
    logger,
  };
}
