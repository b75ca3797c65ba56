import type { ApolloServerOptions } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { GraphContext } from '../../graphql/graph-context.js';

type DocumentStore = NonNullable<ApolloServerOptions<GraphContext>['documentStore']>;
type StoredDocument = Parameters<DocumentStore['set']>[1];

/** A parsed document takes some 90 bytes for each character of its text: these come to about 24 MB, and 400 documents. */
const MAX_CHARACTERS = 262_144;
/** What keeping even the shortest document takes. */
const LEAST_CHARACTERS = 50;

/**
 * Documents that have passed validation and the limits, which need not pass again. Apollo Server's own store counts what the
 * documents are as JSON, and holds five times as much memory as that.
 */
export function createDocumentStore(maxCharacters: number = MAX_CHARACTERS): DocumentStore {
  const documents = new LRUCache<string, StoredDocument>({
    maxSize: maxCharacters,
    sizeCalculation: ({ loc }) => LEAST_CHARACTERS + (loc?.source.body.length ?? 0),
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => {
      documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}
