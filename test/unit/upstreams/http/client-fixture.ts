import { z } from 'zod';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createUpstreamClient, type UpstreamClientOptions } from '../../../../src/upstreams/http/pipeline.js';
import type {
  Authorization,
  RequestScope,
  UpstreamCall,
  UpstreamClient,
} from '../../../../src/upstreams/http/upstream-client.js';

export const TOKEN = 'c2VjcmV0LXRva2Vu';
export const NOW = new Date('2026-03-02T09:00:00Z');

export const fixedAuthorization: Authorization = {
  headers: async () => ({ authorization: `Basic ${TOKEN}` }),
  renew: async () => false,
};

export function scope(overrides: Partial<RequestScope> = {}): RequestScope {
  return { signal: new AbortController().signal, priority: 'interactive', ...overrides };
}

export function clientOf(baseUrl: string, overrides: Partial<UpstreamClientOptions> = {}): UpstreamClient {
  return createUpstreamClient({
    source: 'SPACEBRING',
    baseUrl,
    requestsPerSecond: null,
    concurrency: 16,
    timeoutMs: 5_000,
    authorization: fixedAuthorization,
    clock: { now: () => NOW },
    ...overrides,
  });
}

export const getItem: UpstreamCall<{ id: string }> = {
  method: 'GET',
  route: '/items/{id}',
  params: { id: 'a b' },
  decode: z.object({ id: z.string() }),
};

export const postItem: UpstreamCall<{ id: string }> = { ...getItem, method: 'POST', body: { name: 'x' } };

/** The fault a promise ends with; a test that meets none fails. */
export async function faultOf(promise: Promise<unknown>): Promise<SourceFaultError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  if (outcome instanceof SourceFaultError) return outcome;
  throw new Error('expected a SourceFaultError', { cause: outcome });
}
