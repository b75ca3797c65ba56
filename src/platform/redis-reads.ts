import { createHash, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { RawRead } from '../upstreams/http/policies/read-store.js';
import type { CallerRooms } from './caller-rooms.js';
import type { RedisAttempts } from './redis-connection.js';

/** Longer answers are not shared through Redis. */
const MAX_TEXT_LENGTH = 8 * 1_024 * 1_024;
const storedRead = z.tuple([z.string(), z.number()]);
/** How many earlier generations a process remembers, so as not to use one again. */
const REMEMBERED_GENERATIONS = 50;
/** Marks generations of this process alone. */
const LOCAL_PREFIX = 'alone:';

const CURRENT_GENERATION = `
local generation = redis.call('GET', KEYS[1])
if generation then return generation end
redis.call('SET', KEYS[1], ARGV[1])
return ARGV[1]
`;

/** Returns an answer and the ms until it expires. */
const GET_WITH_TTL = `
local text = redis.call('GET', KEYS[1])
if not text then return false end
return { text, redis.call('PTTL', KEYS[1]) }
`;

/** One source's answers, shared by the processes on one Redis. No member rejects. */
export interface RedisReads {
  generation(): Promise<string>;
  advance(): Promise<void>;
  fetch(generation: string, key: string): Promise<RawRead | null>;
  share(
    cacheKey: { readonly generation: string; readonly key: string },
    read: RawRead,
    retention: { readonly caller: string; readonly retentionMs: number },
  ): void;
}

/**
 * Generations are random, so that a Redis without its data never repeats one. When a lagging replica takes over and returns an
 * earlier generation, a process that knows the later one begins another. While Redis is away the process uses a generation of its
 * own, a new one per absence, and publishes its writes when Redis is back.
 */
export function createRedisReads(
  attempts: RedisAttempts,
  { space, rooms }: { space: string; rooms: CallerRooms },
): RedisReads {
  const generationKey = `visitgraph:reads:${space}:generation`;
  let writes = 0;
  let publishedWrites = 0;
  let absences = 0;
  let isAway = false;
  const known = createKnownGenerations();

  async function publish(): Promise<string | null> {
    const upTo = writes;
    const generation = randomUUID();
    const answer = await attempts.attempt((redis) => redis.set(generationKey, generation));
    if (answer === null) return null;
    publishedWrites = Math.max(publishedWrites, upTo);
    known.see(generation);
    return generation;
  }

  function localGeneration(): string {
    if (!isAway) absences += 1;
    isAway = true;
    return `${LOCAL_PREFIX}${absences}:${writes}`;
  }

  const redisKeyOf = (generation: string, key: string) =>
    `visitgraph:reads:${space}:${generation}:${createHash('sha256').update(key).digest('base64url')}`;

  return {
    async generation() {
      if (publishedWrites < writes && (await publish()) === null) return localGeneration();
      const answer = await attempts.attempt((redis) => redis.eval(CURRENT_GENERATION, 1, generationKey, randomUUID()));
      if (typeof answer?.value !== 'string') return localGeneration();
      const generation = known.isPast(answer.value) ? await publish() : answer.value;
      if (generation === null) return localGeneration();
      isAway = false;
      known.see(generation);
      return generation;
    },
    async advance() {
      writes += 1;
      await publish();
    },
    async fetch(generation, key) {
      if (generation.startsWith(LOCAL_PREFIX)) return null;
      const answer = await attempts.attempt((redis) => redis.eval(GET_WITH_TTL, 1, redisKeyOf(generation, key)));
      const stored = storedRead.safeParse(answer?.value);
      return stored.success ? parseRead(...stored.data) : null;
    },
    share({ generation, key }, read, { caller, retentionMs }) {
      if (generation.startsWith(LOCAL_PREFIX) || read.text.length > MAX_TEXT_LENGTH) return;
      const text = `${read.readAt}:${retentionMs}:${read.ttlMs}\n${read.text}`;
      const redisKey = redisKeyOf(generation, key);
      void attempts.attempt((redis) => redis.set(redisKey, text, 'PX', retentionMs));
      // Commands are sent in this order, so an evicted entry is deleted after it was set.
      rooms.put(caller, redisKey, Buffer.byteLength(text));
    },
  };
}

/** The generation that this process saw last, and earlier ones. */
function createKnownGenerations() {
  const past = new LRUCache<string, true>({ max: REMEMBERED_GENERATIONS });
  let current: string | null = null;
  return {
    isPast: (generation: string) => past.has(generation),
    see(generation: string) {
      if (generation === current) return;
      if (current !== null) past.set(current, true);
      current = generation;
    },
  };
}

/** The age is by Redis's clock, which all processes share. Null for a text that `share` did not write. */
function parseRead(text: string, leftMs: number): RawRead | null {
  const match = /^(\d+):(\d+):(\d+)\n/.exec(text);
  if (match === null) return null;
  const [head, readAt, retentionMs, ttlMs] = match;
  return {
    readAt: Number(readAt),
    storedAt: Date.now() - Math.max(0, Number(retentionMs) - leftMs),
    ttlMs: Number(ttlMs),
    text: text.slice(head.length),
  };
}
