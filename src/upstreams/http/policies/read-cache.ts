import { setMaxListeners } from 'node:events';
import type { Source } from '../../../domain/source/source.js';
import { limitFault, SourceFaultError } from '../../../domain/source/source-error.js';
import { usageOf } from '../../../domain/source/upstream-usage.js';
import type { Clock } from '../../../domain/time/clock.js';
import type { ReadAnswer, RequestScope, UpstreamCall, UpstreamObserver } from '../upstream-client.js';
import { createSharedCalls } from './in-flight.js';
import type { CachedRead, ReadStore } from './read-store.js';
import { createCallKeys } from './request-memo.js';

/** A hit after this part of the TTL starts a refresh in the background. */
const REFRESH_AFTER = 0.8;
const REFRESH_TIMEOUT_MS = 30_000;
/** How many writes a last good answer survives. */
const REMEMBERED_GENERATIONS = 50;
/** Failures for which an earlier answer is served instead; a refusal is an answer. */
const PASSING_FAULTS: readonly string[] = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_RATE_LIMITED'];

/** One answer as sent and as decoded. */
export interface Answer<T> {
  readonly text: string;
  readonly value: T;
}

export interface CachedReadsOptions {
  readonly source: Source;
  readonly store: ReadStore;
  readonly clock: Clock;
  /** Milliseconds since the epoch by the machine: a TTL runs out even where the gateway's clock stands still. */
  readonly machineNow: () => number;
  /** Sends the call to the source. Rejects with SourceFaultError only. */
  readonly request: <T>(scope: RequestScope, call: UpstreamCall<T>) => Promise<Answer<T>>;
  /** Decodes a cached text; undefined where it is not, or no longer, what the call's decoder accepts. */
  readonly decode: <T>(text: string, call: UpstreamCall<T>) => T | undefined;
  readonly observer: UpstreamObserver;
  /** The fault of a deadline. */
  readonly timedOut: () => SourceFaultError;
}

export interface CachedReads {
  /** The generation under which the scope's reads are cached. */
  generation(scope: RequestScope): Promise<string>;
  /** One GET: from the cache, from an equal call in flight, or from the source. Rejects with SourceFaultError. */
  read<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<ReadAnswer<T>>;
  /** Runs a write. When it ends, all cached reads are out of date, unless it provably never reached the source. */
  write<T>(scope: RequestScope, write: () => Promise<T>): Promise<T>;
}

interface CacheKey {
  readonly generation: string;
  readonly key: string;
}

export function createCachedReads(options: CachedReadsOptions): CachedReads {
  const { source, store, observer } = options;
  const keyOf = createCallKeys();
  // One listener per running refresh, and each is removed: many are no leak.
  setMaxListeners(0, store.ended);
  const generations = createGenerations(store);
  const reader = createReader(options);
  const { join, refreshEarly } = createJoinedReads(options, reader);

  return {
    generation: (scope) => generations.of(scope),
    async read<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<ReadAnswer<T>> {
      const cacheKey = { generation: await generations.of(scope), key: keyOf(call) };
      // Sound because equal calls carry the same decoder, which made the value.
      const toAnswer = ({ value, readAt }: CachedRead, isStale: boolean) => ({ value: value as T, readAt, isStale });
      if (scope.isReadThrough === true) {
        observer.readAnswered(source, 'read_through');
        takeCall(scope, source);
        return toAnswer(await reader.readSource({ scope, call, cacheKey }), false);
      }
      const known = store.find(cacheKey.generation, cacheKey.key);
      if (known !== null && reader.isGood(known)) {
        count(scope, source, 'savedByCache');
        observer.readAnswered(source, 'hit');
        refreshEarly(known, { call, cacheKey });
        return toAnswer(known, false);
      }
      try {
        return toAnswer(await join({ scope, call, cacheKey }), false);
      } catch (error) {
        const stale = isPassing(error) ? findLastGood(options, cacheKey, generations.earlier()) : null;
        if (stale === null) throw error;
        count(scope, source, 'savedByCache');
        observer.readAnswered(source, 'stale');
        return toAnswer(stale, true);
      }
    },
    write: (scope, write) => generations.endWith(scope, write),
  };
}

/** Reads that share one call with equal reads in flight. */
function createJoinedReads(options: CachedReadsOptions, reader: ReturnType<typeof createReader>) {
  const { source, store, machineNow, observer, timedOut } = options;
  const shared = createSharedCalls<CachedRead>();
  return {
    join: <T>({ scope, call, cacheKey }: ReadRequest<T>): Promise<CachedRead> =>
      shared.join(inFlightKey(cacheKey), scope, {
        start: (sharedScope) => {
          // Throws before another request can join: one request's limit refuses nothing to another.
          takeCall(scope, source);
          return reader.readSharedOrSource({ scope: sharedScope, call, cacheKey });
        },
        toFault: timedOut,
        onJoin: () => {
          count(scope, source, 'savedBySharing');
          observer.readAnswered(source, 'joined');
        },
      }),
    refreshEarly<T>(known: CachedRead, { call, cacheKey }: Omit<ReadRequest<T>, 'scope'>): void {
      const isYoung = machineNow() - known.storedAt < known.ttlMs * REFRESH_AFTER;
      if (isYoung || shared.isUnderWay(inFlightKey(cacheKey))) return;
      observer.readAnswered(source, 'refresh');
      const { signal, release } = createRefreshSignal(store.ended);
      const start = (scope: RequestScope) => reader.readSource({ scope, call, cacheKey });
      // A failed refresh has no caller; the next read meets the failure itself.
      shared
        .join(inFlightKey(cacheKey), { signal, priority: 'batch' }, { start, toFault: timedOut, onJoin: () => {} })
        .catch(() => {})
        .finally(release);
    },
  };
}

function isPassing(error: unknown): boolean {
  return error instanceof SourceFaultError && PASSING_FAULTS.includes(error.code);
}

/** The answer that is served where the source failed, of the key's generation or an earlier one; null where there is none. */
function findLastGood(
  { store, machineNow }: Pick<CachedReadsOptions, 'store' | 'machineNow'>,
  { generation, key }: CacheKey,
  earlier: readonly string[],
): CachedRead | null {
  for (const each of [generation, ...earlier]) {
    const known = store.find(each, key);
    if (known !== null && machineNow() - known.storedAt <= store.staleMs) return known;
  }
  return null;
}

/** Aborts with `ended` or after a while. `AbortSignal.any` would leave a listener on `ended`. */
function createRefreshSignal(ended: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort(ended.reason);
  const timer = setTimeout(abort, REFRESH_TIMEOUT_MS).unref();
  ended.addEventListener('abort', abort, { once: true });
  const release = () => {
    clearTimeout(timer);
    ended.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, release };
}

/** One request reads one generation, until it writes. */
function createGenerations(store: ReadStore) {
  const known = new WeakMap<AbortSignal, Promise<string>>();
  let latest: string[] = [];
  const next = async (): Promise<string> => {
    const generation = await store.generation();
    if (latest[0] !== generation) {
      latest = [generation, ...latest.filter((other) => other !== generation)].slice(0, REMEMBERED_GENERATIONS);
    }
    return generation;
  };
  return {
    /** Before the current one, latest first: their answers are served only where the source fails, as stale. */
    earlier: (): readonly string[] => latest.slice(1),
    of({ signal }: RequestScope): Promise<string> {
      const generation = known.get(signal) ?? next();
      known.set(signal, generation);
      return generation;
    },
    async endWith<T>({ signal }: RequestScope, write: () => Promise<T>): Promise<T> {
      let isDone = true;
      try {
        return await write();
      } catch (error) {
        isDone = !(error instanceof SourceFaultError) || error.isDelivered;
        throw error;
      } finally {
        if (isDone) await store.advance();
        known.delete(signal);
      }
    },
  };
}

interface ReadRequest<T> {
  readonly scope: RequestScope;
  readonly call: UpstreamCall<T>;
  readonly cacheKey: CacheKey;
}

/** Reads what this process has not cached, and caches it. */
function createReader({ source, store, clock, machineNow, request, decode, observer }: CachedReadsOptions) {
  const isGood = ({ storedAt, ttlMs }: CachedRead): boolean => machineNow() - storedAt < ttlMs;

  async function readSource<T>({ scope, call, cacheKey }: ReadRequest<T>): Promise<CachedRead> {
    const { text, value } = await request(scope, call);
    const now = clock.now();
    const times = { readAt: now.getTime(), storedAt: machineNow(), ttlMs: readTtlMs(call, now) };
    if (isCacheable(call, times.ttlMs)) {
      store.remember(cacheKey, { ...times, value }, text.length);
      store.share(cacheKey, { ...times, text }, scope.caller);
    }
    return { ...times, value };
  }

  /** From the cache that processes share, else from the source. */
  async function readSharedOrSource<T>(readRequest: ReadRequest<T>): Promise<CachedRead> {
    const { scope, call, cacheKey } = readRequest;
    const isShareable = isCacheable(call, readTtlMs(call, clock.now()));
    const raw = isShareable ? await store.fetch(cacheKey.generation, cacheKey.key) : null;
    const value = raw === null ? undefined : decode(raw.text, call);
    const isHit = raw !== null && value !== undefined && isGood({ ...raw, value });
    observer.readAnswered(source, isHit ? 'shared_hit' : 'miss');
    if (raw === null || value === undefined) return readSource(readRequest);
    const { text, ...shared } = raw;
    // Another process's clock may be ahead.
    const times = { ...shared, readAt: Math.min(shared.readAt, clock.now().getTime()) };
    store.remember(cacheKey, { ...times, value }, text.length);
    if (!isHit) return readSource(readRequest);
    count(scope, source, 'savedByCache');
    scope.callLimit?.release();
    return { ...times, value };
  }

  return { readSource, readSharedOrSource, isGood };
}

function count({ usage }: RequestScope, source: Source, what: 'savedByCache' | 'savedBySharing'): void {
  if (usage !== undefined) usageOf(usage, source)[what] += 1;
}

/** @throws SourceFaultError UPSTREAM_CALLS_EXCEEDED when the request may send no further read. */
function takeCall({ callLimit }: RequestScope, source: Source): void {
  if (callLimit === undefined || callLimit.take()) return;
  throw new SourceFaultError({ source, ...limitFault('UPSTREAM_CALLS_EXCEEDED') });
}

function inFlightKey({ generation, key }: CacheKey): string {
  return `${generation} ${key}`;
}

/** Answers to one user's own credential are never shared. */
function isCacheable({ authorization }: UpstreamCall<unknown>, ttlMs: number): boolean {
  return ttlMs > 0 && authorization === undefined;
}

/** TTL by kind of answer, in seconds: the more often the records change, the shorter. */
export const TTL_SECONDS = {
  /** Locations, companies, networks, visitor fields. */
  places: 300,
  people: 60,
  blockedList: 15,
  /** Lists of events: visits, tickets, transactions and the like. */
  events: 5,
  /** One record by its id. */
  record: 5,
  /** Lists of events on days that are over. */
  closedDays: 300,
} as const;

/** The day before today began less than this long ago, whatever the time zone. */
const CLOSED_AFTER_MS = 48 * 3_600_000;

/** How long an answer may be served from the cache, in ms; 0 = not at all. */
function readTtlMs({ ttlSeconds = 0, rangeEnd }: UpstreamCall<unknown>, now: Date): number {
  const isClosed = rangeEnd !== undefined && rangeEnd.getTime() < now.getTime() - CLOSED_AFTER_MS;
  return (isClosed ? TTL_SECONDS.closedDays : ttlSeconds) * 1_000;
}
