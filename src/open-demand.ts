import { readdir, readFile } from 'node:fs/promises';
import type { Config } from './config/config.js';
import { createRedis } from './platform/redis-connection.js';
import type { PersistedOperations } from './server/limits/persisted-operations.js';
import { trustDocuments } from './server/limits/trusted-documents.js';
import type { ServerOptions } from './server/server-options.js';

/** Part of the package, beside the compiled code. */
const OPERATIONS = new URL('../schema/operations/', import.meta.url);
/** A request does not wait long for its own counting. */
const COUNT_TIMEOUT_MS = 250;

export interface OpenDemand {
  readonly options: Pick<ServerOptions, 'persistedOperations' | 'requestCounts'>;
  close(): void;
}

/** What the limits of callers need from outside: the trusted documents, and where requests are counted for all replicas. */
export async function openDemand(
  { persistedOperations, limits }: Pick<Config, 'persistedOperations' | 'limits'>,
  redisUrl: string | null,
): Promise<OpenDemand> {
  const operations = persistedOperations === 'trusted' ? await readTrustedDocuments() : persistedOperations;
  if (redisUrl === null || limits.requestsPerMinute === 0) {
    return { options: { persistedOperations: operations, requestCounts: null }, close: () => {} };
  }
  // Fails at once while Redis is away: each process counts by itself then.
  const redis = createRedis(redisUrl, {
    lazyConnect: false,
    enableOfflineQueue: false,
    commandTimeout: COUNT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
  });
  return { options: { persistedOperations: operations, requestCounts: redis }, close: () => redis.disconnect() };
}

async function readTrustedDocuments(): Promise<PersistedOperations> {
  const names = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql'));
  return trustDocuments(await Promise.all(names.map((name) => readFile(new URL(name, OPERATIONS), 'utf8'))));
}
