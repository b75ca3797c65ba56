import type { Caller } from '../domain/access/caller.js';
import { idempotencyOfCaller } from '../domain/access/idempotency-of-caller.js';
import { limitToLocations } from '../domain/access/limit-to-locations.js';
import type { SourceAdapters } from '../domain/model/source-adapter.js';
import { paceOf } from '../domain/pace/pace.js';
import { createVisitedPeopleReads } from '../domain/visitor/visited-people.js';
import { createVisitorDirectory } from '../domain/visitor/visitor-directory.js';
import type { VisitorEnvironment } from '../domain/visitor/visitor-environment.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';
import type { GraphContext, GraphLogger } from '../graphql/graph-context.js';
import type { CallScope, OpenCallScope } from './call-scope.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

/**
 * Everything one request works with: adapters with memos of their own, one "now", one deadline. A write opens the
 * adapters, the visitors read and the "now" anew, and from its beginning on nothing is read but from the sources themselves.
 */
export function createGraphContext(
  options: Pick<ServerOptions, 'settings' | 'sources' | 'environment' | 'clock' | 'idempotency' | 'locks'>,
  scope: OpenCallScope,
  { requestId, logger, caller }: { requestId: string; logger: GraphLogger; caller: Caller },
): ServerContext {
  const { sources, environment, clock, idempotency, locks } = options;
  const createEnvironment = (callScope: CallScope): VisitorEnvironment => {
    const now = clock.now();
    const { locationIds } = caller;
    const adapters: SourceAdapters = Object.fromEntries(
      sources.map((served) => {
        const createAdapter = () => served.forRequest(callScope);
        return [
          served.source,
          locationIds === null ? createAdapter() : limitToLocations(createAdapter, { locationIds, now }),
        ];
      }),
    );
    const env = { ...environment, adapters, now, pace: paceOf(callScope) };
    return { ...env, visitors: createVisitorDirectory(env), visitedPeople: createVisitedPeopleReads(env.pace) };
  };
  const reading = createEnvironment(scope);
  let writing: VisitorEnvironment | null = null;
  const { callLimit } = scope;
  const createWriteEnvironment = () =>
    createEnvironment({ ...scope, isReadThrough: true, ...(callLimit && { callLimit: callLimit.forWrite() }) });
  const readEnv = () => writing ?? reading;
  const writes: WriteEnvironment = {
    get env() {
      writing ??= createWriteEnvironment();
      return writing;
    },
    signal: scope.signal,
    idempotency: idempotencyOfCaller(idempotency, caller),
    locks,
    renewAdapters: () => {
      writing = createWriteEnvironment();
    },
  };
  const monitors = sources.map((served) => ({
    source: served.source,
    isSandbox: options.settings.isSandbox,
    health: () => served.health(),
    probe: () => served.probe(scope),
  }));
  return new RequestContext({ requestId, caller, scope, writes, monitors, logger }, readEnv);
}

/**
 * A class for its getters: Apollo Server copies the context's own members, with the values they have at the start,
 * and keeps its prototype.
 */
class RequestContext implements ServerContext {
  readonly requestId: GraphContext['requestId'];
  readonly caller: GraphContext['caller'];
  readonly scope: OpenCallScope;
  readonly operationInfo: ServerContext['operationInfo'] = { operation: null, answer: null };
  readonly writes: WriteEnvironment;
  readonly monitors: GraphContext['monitors'];
  readonly logger: GraphContext['logger'];

  private readonly readEnv: () => VisitorEnvironment;

  constructor(
    parts: Pick<ServerContext, 'requestId' | 'caller' | 'scope' | 'writes' | 'monitors' | 'logger'>,
    readEnv: () => VisitorEnvironment,
  ) {
    this.readEnv = readEnv;
    this.requestId = parts.requestId;
    this.caller = parts.caller;
    this.scope = parts.scope;
    this.writes = parts.writes;
    this.monitors = parts.monitors;
    this.logger = parts.logger;
  }

  get env(): VisitorEnvironment {
    return this.readEnv();
  }

  get adapters(): SourceAdapters {
    return this.readEnv().adapters;
  }
}
