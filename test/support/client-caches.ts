import { InMemoryCache } from '@apollo/client/cache';
import { Client, fetchExchange, formatDocument } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { type DocumentNode, parse, print } from 'graphql';
import type { ClientCache } from './client-cache.js';
import { openRelayCache } from './relay-cache.js';

export const CLIENT_CACHES: Readonly<Record<string, () => ClientCache>> = {
  'Apollo Client': openApolloCache,
  urql: openUrqlCache,
  Relay: openRelayCache,
};

function openApolloCache(): ClientCache {
  const cache = new InMemoryCache();
  return {
    prepare: (document) => cache.transformDocument(document),
    write: async (query, variables, data) => {
      cache.writeQuery({ query, variables, data: data as Record<string, unknown> });
    },
    read: async (query, variables) => cache.readQuery({ query, variables }),
  };
}

function openUrqlCache(): ClientCache {
  let answer: unknown = null;
  const client = new Client({
    url: 'http://127.0.0.1/graphql',
    fetch: async () => Response.json({ data: answer }),
    preferGetMethod: false,
    exchanges: [cacheExchange({ logger: () => undefined }), fetchExchange],
  });
  return {
    // Written out, so that urql shows the names of types that it adds.
    prepare: (document) => parse(print(formatDocument(document) as DocumentNode)),
    write: async (query, variables, data) => {
      answer = data;
      const { error } = await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
      if (error !== undefined) throw error;
    },
    read: async (query, variables) => {
      const { data } = await client.query(query, variables, { requestPolicy: 'cache-only' }).toPromise();
      return data ?? null;
    },
  };
}
