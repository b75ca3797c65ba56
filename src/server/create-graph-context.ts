import type { Caller } from '../domain/access/caller.js';
import { idempotencyOfCaller } from '../domain/access/idempotency-of-caller.js';
import { limitToLocations } from '../domain/access/limit-to-locations.js';
import type { SourceAdapters } from '../domain/model/source-adapter.js';
import { paceOf } from '../domain/pace/pace.js';
import { createVisitedPeopleReads } from '../domain/visitor/visited-people.js';
import { createVisitorDirectory } from '../domain/visitor/visitor-directory.js';
import type { VisitorEnvironment } from '../domain/visitor/visitor-environment.js';
import type { WriteEnvironment } from '../domain/writes/write-environment.js';
import type { GraphLogger, RequestSession } from '../graphql/graph-context.js';
import type { CallScope, OpenCallScope } from './call-scope.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

/** Everything one request works with: adapters with memos of their own, one "now" between two writes, one deadline. */
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
  const { callLimit } = scope;
  const session = createRequestSession({
    createEnvironment: () => createEnvironment(scope),
    createEnvironmentForWrite: () =>
      createEnvironment({ ...scope, isReadThrough: true, ...(callLimit && { callLimit: callLimit.forWrite() }) }),
    signal: scope.signal,
    idempotency: idempotencyOfCaller(idempotency, caller),
    locks,
  });
  const monitors = sources.map((served) => ({
    source: served.source,
    isSandbox: options.settings.isSandbox,
    health: () => served.health(),
    probe: () => served.probe(scope),
  }));
  return {
    requestId,
    caller,
    session,
    monitors,
    logger,
    scope,
    operationInfo: { operation: null, answer: null },
  };
}

interface SessionParts extends Pick<WriteEnvironment, 'signal' | 'idempotency' | 'locks'> {
  /** For what is read before the first write. */
  createEnvironment(): VisitorEnvironment;
  /** For writes and what is read after one: reads are answered by the sources, not from a cache. */
  createEnvironmentForWrite(): VisitorEnvironment;
}

/** A later write works with the environment that the reads before it use: it has been created since the last write. */
export function createRequestSession(parts: SessionParts): RequestSession {
  const { createEnvironment, createEnvironmentForWrite, ...writing } = parts;
  let hasWritten = false;
  /** Null after a write, until something is read. */
  let env: VisitorEnvironment | null = createEnvironment();
  const startRead = () => {
    env ??= createEnvironmentForWrite();
    return env;
  };
  return {
    startRead,
    startWrite() {
      const written = hasWritten ? startRead() : createEnvironmentForWrite();
      hasWritten = true;
      env = null;
      return { ...writing, env: written, createEnvironment: createEnvironmentForWrite };
    },
  };
}
