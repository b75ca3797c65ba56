import { type ExecutionResult, type GraphQLFormattedError, graphql } from 'graphql';
import { ANYONE, type Caller } from '../../../src/domain/access/caller.js';
import { encodeNodeId, type NodeType } from '../../../src/domain/ids/node-id.js';
import type { Person } from '../../../src/domain/model/person.js';
import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';
import type { Source } from '../../../src/domain/source/source.js';
import { type SourceFaultCode, SourceFaultError } from '../../../src/domain/source/source-error.js';
import type { SourceMonitor } from '../../../src/domain/source/source-monitor.js';
import { buildGraphSchema } from '../../../src/graphql/build-schema.js';
import { formatError } from '../../../src/graphql/errors/format-error.js';
import { stampErrors } from '../../../src/graphql/errors/stamp-errors.js';
import type { GraphContext } from '../../../src/graphql/graph-context.js';
import { createRequestSession } from '../../../src/server/create-graph-context.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import type { FakeData } from '../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../support/list-environment.js';
import { FORGETFUL_STORE, OPEN_LOCKS } from '../../support/write-environment.js';

export const NOW = new Date('2026-11-21T12:00:00Z');

export const schema = await buildGraphSchema();

export interface Answer {
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Asks the real schema, with the real error formatter, over fake sources. */
export async function ask(
  query: string,
  given: {
    adapters?: readonly SourceAdapter[];
    monitors?: readonly SourceMonitor[];
    variables?: Record<string, unknown>;
    caller?: Caller;
  } = {},
): Promise<Answer> {
  const contextValue = createContext(given.adapters ?? [], given.monitors ?? [], given.caller);
  const result: ExecutionResult = await graphql({
    schema,
    source: query,
    contextValue,
    variableValues: given.variables ?? {},
  });
  const formatted = (result.errors ?? []).map((error) => formatError(error.toJSON(), error));
  const errors = stampErrors(formatted, contextValue);
  return { data: result.data === undefined ? undefined : JSON.parse(JSON.stringify(result.data)), errors };
}

/** A request over fake sources. After a write its session has forgotten who was read; the fakes themselves remember nothing. */
export function createContext(
  given: readonly SourceAdapter[],
  monitors: readonly SourceMonitor[] = [],
  caller: Caller = ANYONE,
): GraphContext {
  const adapters = Object.fromEntries(given.map((adapter) => [adapter.source, adapter]));
  const createEnvironment = () => createListEnvironment({ adapters, now: NOW });
  return {
    requestId: 'request-1',
    caller,
    session: createRequestSession({
      createEnvironment,
      createEnvironmentForWrite: createEnvironment,
      signal: new AbortController().signal,
      idempotency: FORGETFUL_STORE,
      locks: OPEN_LOCKS,
    }),
    monitors,
    logger: { error: () => {} },
  };
}

/** A fake source that writes down its calls, and fails those that are named. */
export function watchAdapter(
  source: Source,
  data: FakeData,
  failing: readonly string[] = [],
): { readonly adapter: SourceAdapter; readonly calls: string[] } {
  const calls: string[] = [];
  const adapter = createFakeAdapter(source, data, {
    onCall: (call) => {
      calls.push(call);
      if (failing.includes(call)) throw createFault(source);
    },
  });
  return { adapter, calls };
}

export function createFault(source: Source, code: SourceFaultCode = 'UPSTREAM_UNAVAILABLE'): SourceFaultError {
  return new SourceFaultError({ source, code, message: `${source} is not available`, retryAfterSeconds: 5 });
}

export function idOf(nodeType: NodeType, source: Source, sourceId: string): string {
  return encodeNodeId({ nodeType, source, sourceId });
}

/** A person with only what a test cares about. */
export function createPerson(given: Partial<Person> & { sourceId: string }): Person {
  return {
    nodeType: 'Person',
    source: 'SPACEBRING',
    name: 'Bea',
    email: null,
    phoneNumber: null,
    pictureUrl: null,
    position: null,
    department: null,
    company: null,
    unit: null,
    address: null,
    location: null,
    isActive: true,
    ...given,
  };
}
