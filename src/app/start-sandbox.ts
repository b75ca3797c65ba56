import type { Config, SandboxConfig } from '../config/config.js';
import { type Clock, createClock, systemClock } from '../domain/time/clock.js';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.js';
import type { Authenticate } from '../server/access/authenticate.js';
import type { ShareMetrics } from './observation.js';

/** What a gateway finds around it. */
export interface GatewayContext {
  readonly clock: Clock;
  /** Null where real sources are configured. */
  readonly sandbox: Sandbox | null;
  /** Who asks, where somebody else decides that than the configuration. */
  readonly authenticate?: Authenticate;
  /** Makes what this process measures a part of what all workers show. Absent: there are no others. */
  readonly shareMetrics?: ShareMetrics;
}

/** The embedded sandbox, where it is wanted; it and the gateway share one clock. */
export async function startEmbeddedSandbox(config: SandboxConfig | null): Promise<GatewayContext> {
  const clock = createGatewayClock(config);
  return { clock, sandbox: config === null ? null : await startSandbox({ ...config, clock }) };
}

/** What an operator who has said SANDBOX=on in production should see at every start. */
export function warnOfMadeUpData({ isProduction, sandbox }: Pick<Config, 'isProduction' | 'sandbox'>): string[] {
  return isProduction && sandbox !== null ? ['No source is configured: all people and visits are made up.'] : [];
}

function createGatewayClock(sandbox: SandboxConfig | null): Clock {
  if (sandbox === null || (sandbox.now === null && !sandbox.isFrozen)) return systemClock;
  return createClock({ start: sandbox.now ?? new Date(), isFrozen: sandbox.isFrozen });
}
