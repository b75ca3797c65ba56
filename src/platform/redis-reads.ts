import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RawRead } from '../upstreams/http/read-store.js';
import type { CallerRooms } from './caller-rooms.js';
import type { RedisConnection } from './redis-connection.js';

/** Longer answers are not worth their way through Redis. */
const MAX_TEXT_LENGTH = 8 * 1_024 * 1_024;
const keptRead = z.tuple([z.string(), z.number()]);
/** Marks generations that this process knows alone. */
const ALONE = 'alone:';

const CURRENT_GENERATION = `
local generation = redis.call('GET', KEYS[1])
if generation then return generation end
redis.call('SET', KEYS[1], ARGV[1])
return ARGV[1]
`;

/** An answer and for how long it is kept yet, in ms. */
const READ_KEPT = `
local text = redis.call('GET', KEYS[1])
if not text then return false end
return { text, redis.call('PTTL', KEYS[1]) }
`;

/** What the processes that use one Redis have read of one source. No member rejects. */
export interface RedisReads {
  generation(): Promise<string>;
  advance(): Promise<void>;
  fetch(generation: string, key: string): Promise<RawRead | null>;
  share(
    place: { readonly generation: string; readonly key: string },
    read: RawRead,
    kept: { readonly caller: string; readonly keepMs: number },
  ): void;
}

/**
 * Generations are random, so that a Redis that lost its memory never goes back to an earlier one. While it is away the process
 * goes by a generation of its own, a new one for each absence, and what it wrote meanwhile is told as soon as Redis is back.
 */
export function createRedisReads(
  connection: RedisConnection,
  { space, rooms }: { space: string; rooms: CallerRooms },
): RedisReads {
  const generationKey = `visitgraph:reads:${space}:generation`;
  let writes = 0;
  let publishedWrites = 0;
  let absences = 0;
  let isAway = false;

  async function publish(): Promise<boolean> {
    const upTo = writes;
    const answer = await connection.attempt((redis) => redis.set(generationKey, randomUUID()));
    if (answer !== null) publishedWrites = Math.max(publishedWrites, upTo);
    return answer !== null;
  }

  function alone(): string {
    if (!isAway) absences += 1;
    isAway = true;
    return `${ALONE}${absences}:${writes}`;
  }

  const placeOf = (generation: string, key: string) =>
    `visitgraph:reads:${space}:${generation}:${createHash('sha256').update(key).digest('base64url')}`;

  return {
    async generation() {
      if (publishedWrites < writes && !(await publish())) return alone();
      const answer = await connection.attempt((redis) =>
        redis.eval(CURRENT_GENERATION, 1, generationKey, randomUUID()),
      );
      if (typeof answer?.value !== 'string') return alone();
      isAway = false;
      return answer.value;
    },
    async advance() {
      writes += 1;
      await publish();
    },
    async fetch(generation, key) {
      if (generation.startsWith(ALONE)) return null;
      const answer = await connection.attempt((redis) => redis.eval(READ_KEPT, 1, placeOf(generation, key)));
      const kept = keptRead.safeParse(answer?.value);
      return kept.success ? parseRead(...kept.data) : null;
    },
    share({ generation, key }, read, { caller, keepMs }) {
      if (generation.startsWith(ALONE) || read.text.length > MAX_TEXT_LENGTH) return;
      const text = `${read.readAt}:${keepMs}:${read.ttlMs}\n${read.text}`;
      const place = placeOf(generation, key);
      void connection.attempt((redis) => redis.set(place, text, 'PX', keepMs));
      // Commands go out in the order in which they are given: what makes way is forgotten after it was set.
      rooms.put(caller, place, Buffer.byteLength(text));
    },
  };
}

/** Its age goes by Redis's clock, the only one that all processes share. Null for anything that is not as it was written. */
function parseRead(text: string, leftMs: number): RawRead | null {
  const match = /^(\d+):(\d+):(\d+)\n/.exec(text);
  if (match === null) return null;
  const [head, readAt, keepMs, ttlMs] = match;
  return {
    readAt: Number(readAt),
    storedAt: Date.now() - Math.max(0, Number(keepMs) - leftMs),
    ttlMs: Number(ttlMs),
    text: text.slice(head.length),
  };
}
