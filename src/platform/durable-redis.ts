import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import { BEAT, MEMORY_KEYS, RECALL_MS } from './durable-memory.js';
import { LONGEST_RECONNECT_WAIT_MS, type RedisAttempts } from './redis-connection.js';

/** How long a command waits for a reconnection. */
const RECONNECT_GRACE_MS = 1_500;
/** Finds a loss that breaks no connection; well below RECALL_MS. */
const BEAT_MS = 500;
const RECALLED_AT_ONCE = 500;
/** Past this many, the command that has waited longest is dropped. */
const MAX_PENDING = 10_000;

/** Must be idempotent. */
export type DurableCommand = (redis: Redis) => Promise<unknown>;

/**
 * Redis as the store of data that must not be lost. A command that fails is an error. The data are in Redis and in the process
 * that wrote them, so that either may lose them.
 */
export interface DurableRedis extends RedisAttempts {
  /** After a loss scripts claim nothing for this long. */
  readonly recallMs: number;
  /**
   * The command's result; waits up to 1.5 s for a reconnection. The command may be sent twice.
   * @throws WritesUnavailableError when Redis is away or refuses (full, read-only, forbidden), with one warning per absence.
   */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<T>;
  /** Runs the command now, or when Redis works again; never rejects. A later command under the same name replaces it. */
  eventually(name: string, command: DurableCommand): Promise<void>;
  /**
   * `recall` restores what this process knows when Redis may have lost it: after a restart or on another server. It must not
   * overwrite existing data. Nothing is claimed meanwhile (`RECALL_MS`).
   */
  onLoss(recall: () => Iterable<DurableCommand>): void;
  /** Ends the beat and the warnings; the client stays open. */
  close(): void;
}

export interface DurableRedisOptions {
  readonly redis: Redis;
  /** Warnings contain neither the address nor data. */
  readonly warn: (message: string) => void;
  /** Receives the text of INFO at each connection; null where Redis forbids it. */
  readonly onInfo?: (info: string | null) => void;
  readonly recallMs?: number;
}

export function createDurableRedis({ redis, warn, onInfo, recallMs = RECALL_MS }: DurableRedisOptions): DurableRedis {
  const trouble = createTrouble(warn);
  const presence = createPresence(redis, async () => {
    try {
      const info = await readInfo(redis);
      onInfo?.(info);
      await memory.meet(serverIn(info));
    } catch (error) {
      trouble.met(error);
      throw error;
    }
  });
  const memory = createMemory(redis, recallMs);
  const pending = new LRUCache<string, DurableCommand>({ max: MAX_PENDING });
  redis.on('close', () => trouble.met(null));

  async function sendPending(): Promise<void> {
    for (const name of [...pending.rkeys()]) {
      const command = pending.peek(name);
      await command?.(redis);
      if (pending.peek(name) === command) pending.delete(name);
    }
  }
  async function beat(): Promise<void> {
    if (presence.isAway()) return;
    try {
      await memory.check();
      await sendPending();
      trouble.over();
    } catch (error) {
      trouble.met(error);
    }
  }
  const timer = setInterval(beat, BEAT_MS).unref();

  async function attempt<T>(command: (client: Redis) => Promise<T>): Promise<{ readonly value: T } | null> {
    if (presence.isAway()) return null;
    try {
      return { value: await command(redis) };
    } catch (error) {
      trouble.met(error);
      return null;
    }
  }

  return {
    recallMs,
    attempt,
    async run(command) {
      try {
        await presence.untilThere();
        return await command(redis).catch(async (error: unknown) => {
          if (!presence.isAway()) throw error;
          await presence.untilThere();
          return command(redis);
        });
      } catch (error) {
        trouble.met(error);
        throw new WritesUnavailableError();
      }
    },
    async eventually(name, command) {
      pending.delete(name);
      if ((await attempt(command)) === null) pending.set(name, command);
    },
    onLoss: memory.onLoss,
    close() {
      clearInterval(timer);
      trouble.close();
    },
  };
}

/** Whether commands can be sent. A new connection is used only after `meet` has checked the server behind it. */
function createPresence(redis: Redis, meet: () => Promise<void>) {
  let isAway = false;
  let closeCount = 0;
  let arrive = () => {};
  let arrived = new Promise<void>(() => {});
  redis.on('close', () => {
    if (!isAway) {
      arrived = new Promise((resolve) => {
        arrive = resolve;
      });
    }
    isAway = true;
    closeCount += 1;
    clearTimeout(nextTry);
  });
  let nextTry: NodeJS.Timeout | undefined;
  const tryToMeet = async () => {
    const closesBefore = closeCount;
    // The next connection has its own meeting.
    const isBroken = () => closeCount !== closesBefore;
    try {
      await meet();
      if (isBroken()) return;
      isAway = false;
      arrive();
    } catch (error) {
      if (isBroken()) return;
      nextTry = setTimeout(() => {
        if (redis.status !== 'ready') return;
        // Others use this connection, so a refusal does not end it. A server that does not answer may do so on a new one.
        if (isRefusal(error)) void tryToMeet();
        else redis.disconnect(true);
      }, LONGEST_RECONNECT_WAIT_MS).unref();
    }
  };
  redis.on('ready', tryToMeet);
  return {
    isAway: () => isAway,
    /** @throws when it takes longer than `RECONNECT_GRACE_MS` */
    async untilThere(): Promise<void> {
      if (!isAway) return;
      let giveUp = () => {};
      const timer = setTimeout(() => giveUp(), RECONNECT_GRACE_MS).unref();
      const late = new Promise<never>((_resolve, reject) => {
        giveUp = () => reject(new Error('Redis is away'));
      });
      await Promise.race([arrived, late]).finally(() => clearTimeout(timer));
    },
  };
}

/** Notices by their name that Redis has lost its data, and restores them. */
function createMemory(redis: Redis, recallMs: number) {
  const recalls: (() => Iterable<DurableCommand>)[] = [];
  let known: string | null = null;
  let server: string | null = null;
  let mayBeLost = false;

  async function recallAll(): Promise<void> {
    const commands = recalls.flatMap((recall) => [...recall()]);
    for (let start = 0; start < commands.length; start += RECALLED_AT_ONCE) {
      await Promise.all(commands.slice(start, start + RECALLED_AT_ONCE).map((command) => command(redis)));
      await redis.set(MEMORY_KEYS[1], 1, 'PX', recallMs);
    }
  }

  async function check(): Promise<void> {
    const name = String(await redis.eval(BEAT, 2, ...MEMORY_KEYS, randomUUID(), recallMs, mayBeLost ? 1 : 0));
    if (mayBeLost || (known !== null && known !== name)) await recallAll();
    known = name;
    mayBeLost = false;
  }

  return {
    check,
    /** A failover, or a restart from a file, can lose the latest data and leave the name. */
    async meet(current: string | null) {
      mayBeLost ||= known !== null && (current === null || current !== server);
      server = current;
      await check();
    },
    onLoss: (recall: () => Iterable<DurableCommand>) => void recalls.push(recall),
  };
}

/** One warning per absence of Redis. */
function createTrouble(warn: (message: string) => void) {
  let isKnown = false;
  let isClosed = false;
  return {
    met(error: unknown) {
      if (!isKnown && !isClosed) warn(`${describe(error)}: no writes until it works again`);
      isKnown = true;
    },
    over() {
      isKnown = false;
    },
    close() {
      isClosed = true;
    },
  };
}

/** The first word of a refusal is Redis's own code, e.g. OOM, READONLY, NOPERM, MISCONF. */
function describe(error: unknown): string {
  const code = isRefusal(error) ? /[A-Z]{3,}/.exec(error.message)?.[0] : undefined;
  return code === undefined ? 'Redis is not reachable' : `Redis refuses writes (${code})`;
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}

/** Null where Redis forbids INFO, which a broken connection or a server that still loads its data does not tell. */
async function readInfo(redis: Redis): Promise<string | null> {
  try {
    return await redis.info();
  } catch (error) {
    if (isRefusal(error) && !error.message.startsWith('LOADING')) return null;
    throw error;
  }
}

function serverIn(info: string | null): string | null {
  return /^run_id:(\w+)/m.exec(info ?? '')?.[1] ?? null;
}
