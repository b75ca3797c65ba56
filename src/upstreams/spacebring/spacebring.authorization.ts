import type { Authorization } from '../http/upstream-client.js';

export interface BasicAuthorizationOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Optional with Basic, which acts as the network anyway. */
  readonly networkId: string | null;
}

/** Vendor's page on authentication, "customers": acts as the network, for everything but what a user must do. */
export function createBasicAuthorization(options: BasicAuthorizationOptions): Authorization {
  const { clientId, clientSecret, networkId } = options;
  const credentials = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
  const headers = { authorization: `Basic ${credentials}`, ...toNetworkHeader(networkId) };
  return {
    headers: async () => headers,
    renew: async () => false,
  };
}

/** Required with a user token. */
export function toNetworkHeader(networkId: string | null): Readonly<Record<string, string>> {
  return networkId === null ? {} : { 'spacebring-network-id': networkId };
}
