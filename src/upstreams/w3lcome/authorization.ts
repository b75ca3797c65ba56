import type { W3lcomeConfig } from '../../config/sources.js';
import type { Authorization } from '../http/upstream-client.js';

/**
 * The API key goes out as issued: the vendor's sample token is itself base64 text. The header's name is a setting, as the
 * vendor's endpoint pages say `Authentication` and its page on authentication describes HTTP Basic.
 */
export function createW3lcomeAuthorization(config: Pick<W3lcomeConfig, 'authHeader' | 'token'>): Authorization {
  const headers = Object.freeze({ [config.authHeader]: `Basic ${config.token}` });
  return {
    headers: async () => headers,
    renew: async () => false,
  };
}
