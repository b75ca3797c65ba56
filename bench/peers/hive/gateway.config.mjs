import { defineConfig } from '@graphql-hive/gateway';
import useDeduplicateRequest from '@graphql-mesh/plugin-deduplicate-request';

const cacheMs = Number(process.env.CACHE_MS ?? 0);

export const gatewayConfig = defineConfig({
  logging: false,
  plugins: (context) => (process.env.DEDUPLICATE ? [useDeduplicateRequest(context)] : []),
  ...(cacheMs > 0 && { cache: { type: 'localforage' }, responseCaching: { session: () => null, ttl: cacheMs } }),
});
