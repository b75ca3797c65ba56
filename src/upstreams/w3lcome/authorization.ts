import type { W3lcomeConfig } from '../../config/sources.js';
import type { Authorization } from '../http/upstream-client.js';

/**
 * Sends the API key as issued: the vendor's sample token is base64 text already. The header's name is a setting, as the
 * vendor's endpoint pages say `Authentication` and its page on authentication describes HTTP Basic.
 */
export function createW3lcomeAuthorization(config: Pick<W3lcomeConfig, 'authHeader' | 'token'>): Authorization {
  const headers = Object.freeze({ [config.authHeader]: `Basic ${config.token}` });
  return {
    headers: async () => headers,
    renew: async () => false,
  };
}
