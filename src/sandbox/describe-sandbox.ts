import { SANDBOX_CREDENTIALS } from './kit/sandbox-settings.js';
import type { Sandbox } from './start-sandbox.js';

/** Addresses and credentials of the three servers, one line each. */
export function describeSandbox({ spacebring, w3lcome, resident }: Sandbox): string {
  const { clientId, clientSecret, networkId, refreshToken } = SANDBOX_CREDENTIALS.spacebring;
  return [
    `Spacebring sandbox  ${spacebring.url}`,
    `  Basic ${clientId}:${clientSecret}, network ${networkId}`,
    `  user token from ${spacebring.tokenUrl} with refresh token ${refreshToken}`,
    `W3lcome sandbox     ${w3lcome.url}`,
    `  Authentication: Basic ${SANDBOX_CREDENTIALS.w3lcome.token}`,
    `Residents' sandbox  ${resident.url}`,
    `  sign in as ${SANDBOX_CREDENTIALS.resident.username} with ${SANDBOX_CREDENTIALS.resident.password}`,
    'Each one also answers /__sandbox/requests and /__sandbox/faults.',
  ].join('\n');
}
