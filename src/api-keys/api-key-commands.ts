import type { Scope } from '../domain/model/scope.js';
import { hashApiKey, writeApiKey } from './api-key.js';
import { type ApiKeyEntry, type ApiKeyFile, ApiKeyFileError } from './api-key-file.js';
import { editApiKeyFile, readApiKeyFile } from './edit-api-key-file.js';

const NEW_FILE_ENVIRONMENT = 'live';
const DAY_MS = 86_400_000;

export interface NewApiKey {
  readonly file: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Days; null: it never expires. */
  readonly expiresInDays: number | null;
  /** Global ids; null: all. */
  readonly locationIds: readonly string[] | null;
  /** Null: the file's; `live` for a new file. */
  readonly environment: string | null;
}

/** Writes a key's hash to the file, and creates the file if needed. @returns the key, which is not stored. */
export async function makeApiKey(
  { file, name, scopes, expiresInDays, locationIds, environment }: NewApiKey,
  context: { readonly now: Date; readonly random: Uint8Array },
): Promise<string> {
  const { now, random } = context;
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  let key = '';
  await editApiKeyFile(file, (found) => {
    const { environment: own, keys } = found ?? { environment: environment ?? NEW_FILE_ENVIRONMENT, keys: [] };
    if (environment !== null && environment !== own) throw new ApiKeyFileError(`its keys are of environment ${own}`);
    if (keys.some((entry) => entry.name === name)) throw new ApiKeyFileError(`it has a key named ${name} already`);
    key = writeApiKey(own, random);
    const entry: ApiKeyEntry = {
      name,
      hash: hashApiKey(key).toString('hex'),
      scopes: [...scopes],
      createdAt: now.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      locationIds: locationIds === null ? null : [...locationIds],
    };
    return { environment: own, keys: [...keys, entry] };
  });
  return key;
}

/** Removes a key from the file; a running gateway refuses it within a second. @throws ApiKeyFileError for an unknown name */
export async function revokeApiKey({ file, name }: { readonly file: string; readonly name: string }): Promise<void> {
  await editApiKeyFile(file, (found) => {
    const keys = found?.keys.filter((entry) => entry.name !== name) ?? [];
    if (found === null || keys.length === found.keys.length) throw new ApiKeyFileError(`it has no key named ${name}`);
    return { ...found, keys };
  });
}

/** One line for each key: name, scopes, locations, expiry. @throws ApiKeyFileError */
export async function listApiKeys({ file }: { readonly file: string }, now: Date): Promise<string[]> {
  const found: ApiKeyFile | null = await readApiKeyFile(file);
  if (found === null) throw new ApiKeyFileError('there is no such file');
  return found.keys.map(({ name, scopes, expiresAt, locationIds }) =>
    [
      name,
      scopes.join(',') || 'no scopes',
      locationIds === null ? 'all locations' : `locations ${locationIds.join(',') || 'none'}`,
      describeExpiry(expiresAt, now),
    ].join('  '),
  );
}

function describeExpiry(expiresAt: string | null, now: Date): string {
  if (expiresAt === null) return 'never expires';
  return `${new Date(expiresAt) <= now ? 'expired' : 'expires'} ${expiresAt}`;
}
