import type { ListEnvironment } from '../domain/lists/list-environment.js';
import type { SourceAdapters } from '../domain/source/source-adapter.js';
import { createIdentityRegistry } from '../domain/visitor/identity-registry.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';
import type { ErrorScope } from '../graphql/errors/format-error.js';
import type { GraphContext } from '../graphql/graph-context.js';
import type { CallScope } from './served-source.js';
import type { ServerOptions } from './server-options.js';

/**
 * Everything one request works with: adapters with memos of their own, one "now", one deadline. A write opens the
 * adapters, the visitors read and the "now" anew.
 */
export function createGraphContext(
  options: Pick<ServerOptions, 'sources' | 'environment' | 'clock' | 'idempotency' | 'locks'>,
  scope: CallScope,
  { requestId, logger }: ErrorScope,
): GraphContext {
  const { sources, environment, clock, idempotency, locks } = options;
  const openEnvironment = (): ListEnvironment => {
    const adapters: SourceAdapters = Object.fromEntries(
      sources.map((served) => [served.source, served.forRequest(scope)]),
    );
    return { ...environment, adapters, now: clock.now(), identities: createIdentityRegistry() };
  };
  let env = openEnvironment();
  const writes: WriteEnvironment = {
    get env() {
      return env;
    },
    signal: scope.signal,
    idempotency,
    locks,
    renewAdapters: () => {
      env = openEnvironment();
    },
  };
  const monitors = sources.map((served) => ({
    source: served.source,
    health: () => served.health(),
    probe: () => served.probe(scope),
  }));
  return new RequestContext({ requestId, writes, monitors, logger });
}

/**
 * A class for its getters: Apollo Server copies the context's own members, with the values they have at the start,
 * and keeps its prototype.
 */
class RequestContext implements GraphContext {
  readonly requestId: GraphContext['requestId'];
  readonly writes: WriteEnvironment;
  readonly monitors: GraphContext['monitors'];
  readonly logger: GraphContext['logger'];

  constructor(given: Pick<GraphContext, 'requestId' | 'writes' | 'monitors' | 'logger'>) {
    this.requestId = given.requestId;
    this.writes = given.writes;
    this.monitors = given.monitors;
    this.logger = given.logger;
  }

  get env(): ListEnvironment {
    return this.writes.env;
  }

  get adapters(): SourceAdapters {
    return this.writes.env.adapters;
  }
}
