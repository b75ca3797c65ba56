import { createHash } from 'node:crypto';
import type { Config, SpacebringConfig } from './config/config.js';

/** Whom the sources take the gateway for. The sandbox has one account, wherever it listens. */
export function accountsOf({
  spacebring,
  w3lcome,
  resident,
  sandbox,
}: Pick<Config, 'spacebring' | 'w3lcome' | 'resident' | 'sandbox'>): string {
  if (sandbox !== null) return 'sandbox';
  const accounts = [
    spacebring && [spacebring.url, spacebring.clientId, spacebring.networkId, spacebringUserOf(spacebring)],
    w3lcome && [w3lcome.url, w3lcome.token],
    resident && [resident.url, resident.username],
  ];
  return createHash('sha256').update(JSON.stringify(accounts)).digest('base64url').slice(0, 16);
}

function spacebringUserOf({ userRef, userToken }: SpacebringConfig): string | null {
  return userRef ?? userToken?.refreshToken ?? null;
}
