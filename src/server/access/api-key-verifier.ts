import { timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { environmentOf, hashApiKey } from '../../api-keys/api-key.js';
import { type ApiKeyEntry, ApiKeyFileError, parseApiKeyFile } from '../../api-keys/api-key-file.js';
import { UnauthenticatedError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import type { Clock } from '../../domain/time/clock.js';
import type { Verify } from './authenticate.js';

/** A user who may write the file can create a key. */
const WRITABLE_BY_OTHERS = process.platform === 'win32' ? 0 : 0o022;

const KEYS_UNCHANGED = 'The file of API keys has changed and cannot be used; the loaded keys stay valid';

/** How long the file is assumed unchanged: a revoked key stays valid for so long. */
const LOOK_AGAIN_MS = 1_000;

interface KnownKey {
  readonly hash: Buffer;
  readonly caller: Caller;
  readonly expiresAt: Date | null;
}

interface KeyRegistry {
  readonly environment: string;
  readonly keys: readonly KnownKey[];
}

export interface ApiKeyVerifierOptions {
  /** Path of the file. */
  readonly file: string;
  readonly clock: Clock;
  /** Called once for each problem of a file that cannot be used; the loaded keys stay valid. */
  warn(message: string): void;
}

/**
 * Verifies API keys by their hashes in a file. The first request a second or more after the last check reads the file again;
 * nothing runs in the background.
 * @throws ApiKeyFileError when the file cannot be used from the start.
 */
export async function createApiKeyVerifier({ file, clock, warn }: ApiKeyVerifierOptions): Promise<Verify> {
  let { text, registry } = await readRegistry(file).catch((error: unknown) => {
    throw new ApiKeyFileError(`AUTH_API_KEYS_FILE cannot be used: ${reasonOf(error)}`);
  });
  let problem: string | null = null;
  let lookedAtMs = clock.now().getTime();
  let looking = Promise.resolve();

  // Compares the content: a file can change with the same size, time and path.
  async function look(): Promise<void> {
    try {
      const found = await readText(file);
      if (found !== text) registry = parseRegistry(found);
      text = found;
      problem = null;
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== problem) warn(`${KEYS_UNCHANGED}: ${reason}`);
      problem = reason;
    }
  }

  return async (key) => {
    const now = clock.now();
    // After the clock is set back, revoked keys must not stay valid.
    if (Math.abs(now.getTime() - lookedAtMs) >= LOOK_AGAIN_MS) {
      lookedAtMs = now.getTime();
      // In sequence: a slow read must not replace newer keys.
      looking = looking.then(look);
    }
    await looking;
    return findCaller(registry, key, now);
  };
}

/** @throws UnauthenticatedError */
function findCaller({ environment, keys }: KeyRegistry, text: string, now: Date): Caller {
  const named = environmentOf(text);
  if (named === null) throw new UnauthenticatedError('not an API key');
  if (named !== environment) throw new UnauthenticatedError('an API key of another environment');
  const hash = hashApiKey(text);
  // Compares all keys, each in constant time: the duration reveals none of them.
  const [found] = keys.filter((key) => timingSafeEqual(key.hash, hash));
  if (found === undefined) throw new UnauthenticatedError('an unknown API key');
  if (found.expiresAt !== null && found.expiresAt <= now) throw new UnauthenticatedError('an expired API key');
  return found.caller;
}

async function readRegistry(file: string): Promise<{ readonly text: string; readonly registry: KeyRegistry }> {
  const text = await readText(file);
  return { text, registry: parseRegistry(text) };
}

function parseRegistry(text: string): KeyRegistry {
  const { environment, keys } = parseApiKeyFile(text);
  return { environment, keys: keys.map(toKnownKey) };
}

function toKnownKey({ name, hash, scopes, locationIds, expiresAt }: ApiKeyEntry): KnownKey {
  return {
    hash: Buffer.from(hash, 'hex'),
    caller: { kind: 'api-key', name, scopes: new Set(scopes), locationIds },
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

/** @throws ApiKeyFileError for a file that other users may write; the file system's error for one that cannot be read. */
async function readText(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { mode } = await handle.stat();
    if ((mode & WRITABLE_BY_OTHERS) !== 0) throw new ApiKeyFileError('others than its owner may write it (chmod 600)');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** Without the path, which is not for every reader of the log. */
function reasonOf(error: unknown): string {
  if (error instanceof ApiKeyFileError) return error.message;
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return `it cannot be read (${isCoded ? String(error.code) : 'unknown error'})`;
}
