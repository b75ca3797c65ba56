import { createHash } from 'node:crypto';
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type FieldNode, Kind, parse, print, separateOperations, visit } from 'graphql';
import type { ServerContext } from '../server-context.js';

/**
 * off: only whole documents. automatic: a client may send a hash, and the document once when the hash is unknown.
 * Trusted documents: all others are refused.
 */
export type PersistedOperations = 'off' | 'automatic' | TrustedDocuments;

interface PersistedParts {
  readonly persistedQueries: NonNullable<ApolloServerOptions<ServerContext>['persistedQueries']> | false;
  readonly plugins: readonly ApolloServerPlugin<ServerContext>[];
}

export function persistOperations(mode: PersistedOperations): PersistedParts {
  if (mode === 'off') return { persistedQueries: false, plugins: [] };
  // Apollo Server stores them in its own cache, whose size is bounded.
  if (mode === 'automatic') return { persistedQueries: {}, plugins: [] };
  return { persistedQueries: { cache: toReadOnlyCache(mode) }, plugins: [requireTrusted()] };
}

/** Stores nothing that a client sends. */
function toReadOnlyCache(documents: TrustedDocuments) {
  return {
    get: async (key: string) => documents.get(key.slice(key.lastIndexOf(':') + 1)),
    set: async () => {},
    delete: async () => false,
  };
}

/**
 * Replaces every text or id by a hash, so that Apollo Server looks the document up and finds only trusted ones:
 * an unknown text is never parsed.
 */
function requireTrusted(): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async ({ request }) => {
      const hash = readTextHash(request.query) ?? readId(request.http?.body);
      delete request.query;
      if (hash === null) return;
      request.extensions = { ...request.extensions, persistedQuery: { version: 1, sha256Hash: hash } };
    },
  };
}

function readTextHash(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : hashDocument(text);
}

/** `id` of the body, as clients with a manifest of documents send it: the hash, with or without the prefix `sha256:`. */
function readId(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('id' in body) || typeof body.id !== 'string') return null;
  return body.id.replace(/^sha256:/, '');
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Documents by the SHA-256 of their text, in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

export function hashDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Each file of operations, verbatim and as `print` writes it, and each of its operations with the fragments
 * it uses, as generated typed documents print it; all but the verbatim text also as Apollo Client sends them.
 */
export function trustDocuments(files: readonly string[]): TrustedDocuments {
  const texts = files.flatMap((file) => {
    const document = parse(file);
    const documents = [document, ...Object.values(separateOperations(document))];
    return [file, ...documents.map(print), ...documents.map(withTypenames).map(print)];
  });
  return new Map(texts.map((text) => [hashDocument(text), text]));
}

/** As Apollo Client adds it for its cache: last in every selection but that of the operation itself. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node, _key, parent) => {
      const isOfOperation = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const isSelected = node.selections.some(
        (selection) => selection.kind === Kind.FIELD && /^__/.test(selection.name.value),
      );
      if (isOfOperation || isSelected) return undefined;
      return { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}
