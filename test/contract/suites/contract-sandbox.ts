import { setMaxListeners } from 'node:events';
import type { ResidentConfig, SourceConfig, SpacebringConfig, W3lcomeConfig } from '../../../src/config/sources.js';
import type { Clock } from '../../../src/domain/time/clock.js';
import { SANDBOX_CREDENTIALS, SANDBOX_ZONES } from '../../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.js';
import type { RequestScope } from '../../../src/upstreams/http/upstream-client.js';

/** A Wednesday, early afternoon in all the sandbox's zones. */
export const SANDBOX_NOW = new Date('2026-03-18T17:00:00Z');

/** Small, but with visits of every status on both sides of now. */
const VISITS = 1_200;

const COMMON: Omit<SourceConfig, 'url' | 'defaultCountry'> = {
  requestsPerSecond: null,
  concurrency: 8,
  timeoutMs: 8_000,
  maxPages: 100,
  rollCallDays: 90,
};

/** Stands still, so that two reads agree. */
export const sandboxClock: Clock = { now: () => new Date(SANDBOX_NOW) };

export function startContractSandbox(clock: Clock = sandboxClock): Promise<Sandbox> {
  return startSandbox({
    seed: 'contract',
    visits: VISITS,
    spacebringRequestsPerSecond: 10_000,
    port: null,
    w3lcomeAuth: 'strict',
    stateFile: null,
    clock,
  });
}

export function spacebringConfig(sandbox: Sandbox): SpacebringConfig {
  const { clientId, clientSecret, networkId, refreshToken } = SANDBOX_CREDENTIALS.spacebring;
  return {
    ...COMMON,
    url: sandbox.spacebring.url,
    defaultCountry: null,
    clientId,
    clientSecret,
    networkId,
    userToken: { refreshToken, tokenUrl: sandbox.spacebring.tokenUrl, tokenFile: null },
    userRef: null,
    assumeLeft: 'end-of-day',
  };
}

export function w3lcomeConfig(sandbox: Sandbox): W3lcomeConfig {
  return {
    ...COMMON,
    url: sandbox.w3lcome.url,
    defaultCountry: 'BR',
    token: SANDBOX_CREDENTIALS.w3lcome.token,
    authHeader: 'Authentication',
    queryTimeFormat: 'iso-offset',
    timeZone: SANDBOX_ZONES.w3lcome,
    locationName: 'W3lcome',
    assumeLeft: 'end-of-day',
    inviteeCheckIn: { method: 'POST', route: '/visit/inviteeCheckin/{inviteeId}' },
  };
}

export function residentConfig(sandbox: Sandbox): ResidentConfig {
  return {
    ...COMMON,
    url: sandbox.resident.url,
    defaultCountry: 'MX',
    ...SANDBOX_CREDENTIALS.resident,
    timeZone: SANDBOX_ZONES.resident,
    assumeLeftDays: 30,
  };
}

/** A request without a deadline. Its one signal is listened to by every call of the request. */
export function createScope(signal: AbortSignal = new AbortController().signal): RequestScope {
  setMaxListeners(0, signal);
  return { signal, priority: 'interactive' };
}
