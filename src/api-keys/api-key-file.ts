import { z } from 'zod';
import { decodeNodeId } from '../domain/ids/node-id.js';
import { SCOPES } from '../domain/model/scope.js';
import { ENVIRONMENT_NAME } from './api-key.js';

const HASH = /^[0-9a-f]{64}$/;

const apiKeyEntry = z.strictObject({
  name: z.string().regex(/^[\w.@-]{1,100}$/, 'must have 1 to 100 letters, digits, dots, dashes, underscores or @'),
  /** Hexadecimal SHA-256 of the key. */
  hash: z.string().regex(HASH, 'must be a hexadecimal SHA-256'),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.iso.datetime(),
  /** Null: it never expires. */
  expiresAt: z.iso.datetime().nullable(),
  /** Global ids; null: all locations exist for it. */
  locationIds: z.array(z.string().refine(isLocationId, 'must be the id of a Location')).nullable(),
});

const apiKeyFile = z.strictObject({
  /** The environment of all keys: a key that names another is refused. */
  environment: z.string().regex(ENVIRONMENT_NAME, 'must have 1 to 20 lower-case letters or digits'),
  keys: z.array(apiKeyEntry).refine(haveOwnNames, 'must not have two keys of one name'),
});

export type ApiKeyEntry = Readonly<z.output<typeof apiKeyEntry>>;

/** The content of the file of keys: only hashes, so that a reader of the file cannot sign in. */
export interface ApiKeyFile {
  readonly environment: string;
  readonly keys: readonly ApiKeyEntry[];
}

/** The file cannot be used. The message says where, and has no content of the file. */
export class ApiKeyFileError extends Error {
  override readonly name = 'ApiKeyFileError';
}

/** @throws ApiKeyFileError */
export function parseApiKeyFile(text: string): ApiKeyFile {
  const result = apiKeyFile.safeParse(parseJson(text));
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, code, message }) => {
    // The names of unknown members are part of the file.
    const problem = code === 'unrecognized_keys' ? 'has a member that is not known' : message;
    return `${path.length === 0 ? 'it' : path.join('.')} ${problem}`;
  });
  throw new ApiKeyFileError(problems.join('; '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiKeyFileError('it is not JSON');
  }
}

export function isLocationId(id: string): boolean {
  return decodeNodeId(id)?.nodeType === 'Location';
}

function haveOwnNames(keys: readonly { readonly name: string }[]): boolean {
  return new Set(keys.map(({ name }) => name)).size === keys.length;
}
