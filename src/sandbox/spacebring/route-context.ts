import type { FastifyInstance } from 'fastify';
import { ApiError, invalidRequest } from './api-error.js';
import type { Authentication } from './authentication.js';
import type { Sorting, TokenSigner } from './paging.js';
import { assertUuid, type Query } from './query.js';
import type { SandboxLocation } from './state/directory.js';
import type { SpacebringState } from './state/spacebring-state.js';
import type { AbsentResource, UndocumentedBehaviour } from './undocumented-behaviour.js';

/** The context of every group of routes. */
export interface RouteContext {
  readonly app: FastifyInstance;
  readonly state: SpacebringState;
  readonly behaviour: UndocumentedBehaviour;
  readonly signer: TokenSigner;
  readonly authentication: Authentication;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  now(): number;
}

/** The record. @throws ApiError with the resource's status for an unknown id */
export function found<T>(
  record: T | null | undefined,
  { behaviour, resource }: { behaviour: UndocumentedBehaviour; resource: AbsentResource },
): T {
  if (record === null || record === undefined) {
    throw new ApiError(behaviour.absentStatus[resource], 'notFound', `there is no such ${resource}`);
  }
  return record;
}

export function idParameter(request: { readonly params: unknown }, name = 'id'): string {
  const { params } = request;
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return assertUuid(typeof value === 'string' ? value : '', name);
}

/** The location of the mandatory `locationRef`. @throws ApiError 400 when it is not in the network */
export function locationOf(query: Query, { state }: Pick<RouteContext, 'state'>): SandboxLocation {
  return knownLocation(query.requiredUuid('locationRef'), state);
}

export function knownLocation(id: string, { directory }: SpacebringState): SandboxLocation {
  const location = directory.location(id);
  if (location === null) throw invalidRequest('locationRef names no location of the network');
  return location;
}

/** For the lists whose order the vendor does not document. */
export function undocumentedOrder<T>(
  { listOrder }: UndocumentedBehaviour,
  { createdAt, order }: { createdAt(row: T): number; order(row: T): number },
): Sorting<T> {
  const sign = { shuffled: 0, oldestFirst: 1, newestFirst: -1 }[listOrder];
  return { primary: (row) => sign * createdAt(row), order };
}

/** The same for records that carry both. */
export function recordOrder<T extends { readonly createdAt: number; readonly order: number }>(
  behaviour: UndocumentedBehaviour,
): Sorting<T> {
  return undocumentedOrder<T>(behaviour, { createdAt: ({ createdAt }) => createdAt, order: ({ order }) => order });
}
