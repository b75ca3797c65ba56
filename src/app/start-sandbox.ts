import type { Config, SandboxConfig } from '../config/config.js';
import { type Clock, createClock, systemClock } from '../domain/time/clock.js';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.js';
import type { Authenticate } from '../server/access/authenticate.js';
import type { ShareMetrics } from './observation.js';

/** What a gateway needs from its environment. */
export interface GatewayContext {
  readonly clock: Clock;
  /** Null where real sources are configured. */
  readonly sandbox: Sandbox | null;
  /** Replaces the sign-in of the configuration. */
  readonly authenticate?: Authenticate;
  /** Adds this process's metrics to those of all workers. Absent: there are no others. */
  readonly shareMetrics?: ShareMetrics;
}

/** Starts the embedded sandbox if configured; it and the gateway share one clock. */
export async function startEmbeddedSandbox(config: SandboxConfig | null): Promise<GatewayContext> {
  const clock = createGatewayClock(config);
  return { clock, sandbox: config === null ? null : await startSandbox({ ...config, clock }) };
}

/** The warning for SANDBOX=on in production, at every start. */
export function warnOfMadeUpData({ isProduction, sandbox }: Pick<Config, 'isProduction' | 'sandbox'>): string[] {
  return isProduction && sandbox !== null ? ['No source is configured: all people and visits are made up.'] : [];
}

function createGatewayClock(sandbox: SandboxConfig | null): Clock {
  if (sandbox === null || (sandbox.now === null && !sandbox.isFrozen)) return systemClock;
  return createClock({ start: sandbox.now ?? new Date(), isFrozen: sandbox.isFrozen });
}
