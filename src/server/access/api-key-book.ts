import { timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { environmentOf, hashApiKey } from '../../api-keys/api-key.js';
import { type ApiKeyEntry, ApiKeyFileError, parseApiKeyFile } from '../../api-keys/api-key-file.js';
import type { Caller } from '../../domain/access/caller.js';
import { UnauthenticatedError } from '../../domain/errors/access-errors.js';
import type { Clock } from '../../domain/time/clock.js';
import type { Verify } from './create-authenticate.js';

/** How long a file is taken to be unchanged: within it a revoked key is still good. */
const LOOK_AGAIN_MS = 1_000;

interface KnownKey {
  readonly hash: Buffer;
  readonly caller: Caller;
  readonly expiresAt: Date | null;
}

interface KeyBook {
  readonly environment: string;
  readonly keys: readonly KnownKey[];
}

export interface ApiKeyBookOptions {
  /** Path of the file. */
  readonly file: string;
  readonly clock: Clock;
  /** Told, once for each change, of a file that cannot be used; the keys that were good before stay good. */
  warn(message: string): void;
}

/**
 * Knows callers by API keys whose hashes are in a file. A change of the file is noticed at the first request a second or
 * more after the last look: nothing runs in the background.
 * @throws ApiKeyFileError when the file cannot be used from the start.
 */
export async function openApiKeyBook({ file, clock, warn }: ApiKeyBookOptions): Promise<Verify> {
  let version = await versionOf(file);
  let book = await readBook(file).catch((error: unknown) => {
    throw new ApiKeyFileError(`AUTH_API_KEYS_FILE cannot be used: ${reasonOf(error)}`);
  });
  let lookedAtMs = clock.now().getTime();
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    const found = await versionOf(file);
    if (found === version) return;
    version = found;
    try {
      book = await readBook(file);
    } catch (error) {
      warn(
        `The file of API keys has changed and cannot be used; the keys before the change stay good: ${reasonOf(error)}`,
      );
    }
  }

  return async (text) => {
    const now = clock.now();
    // A clock that was put back must not keep revoked keys good.
    if (Math.abs(now.getTime() - lookedAtMs) >= LOOK_AGAIN_MS) {
      lookedAtMs = now.getTime();
      // One after the other: a slow read must not put old keys over new ones.
      looking = looking.then(look);
    }
    await looking;
    return findCaller(book, text, now);
  };
}

/** @throws UnauthenticatedError */
function findCaller({ environment, keys }: KeyBook, text: string, now: Date): Caller {
  const named = environmentOf(text);
  if (named === null) throw new UnauthenticatedError('not an API key');
  if (named !== environment) throw new UnauthenticatedError('an API key of another environment');
  const hash = hashApiKey(text);
  // All are compared, each in constant time: how long it takes tells of none of them.
  const [found] = keys.filter((key) => timingSafeEqual(key.hash, hash));
  if (found === undefined) throw new UnauthenticatedError('an unknown API key');
  if (found.expiresAt !== null && found.expiresAt <= now) throw new UnauthenticatedError('an expired API key');
  return found.caller;
}

async function readBook(file: string): Promise<KeyBook> {
  const { environment, keys } = parseApiKeyFile(await readFile(file, 'utf8'));
  return { environment, keys: keys.map(toKnownKey) };
}

function toKnownKey({ name, hash, scopes, locationIds, expiresAt }: ApiKeyEntry): KnownKey {
  return {
    hash: Buffer.from(hash, 'hex'),
    caller: { kind: 'api-key', name, scopes: new Set(scopes), locationIds },
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

/** Differs when the file does, also where another one was put in its place. */
async function versionOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return `${ino}/${size}/${mtimeMs}`;
  } catch {
    return 'none';
  }
}

/** Without the path: it is the operator's, and the log may go elsewhere. */
function reasonOf(error: unknown): string {
  if (error instanceof ApiKeyFileError) return error.message;
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return `it cannot be read (${isCoded ? String(error.code) : 'unknown error'})`;
}
