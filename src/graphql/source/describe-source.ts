import type { SourceStatus } from '../../domain/lists/connection.js';
import type { Source } from '../../domain/source/source.js';
import { type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import type { CircuitState, SourceHealth } from '../../domain/source/source-health.js';
import type { SourceMonitor } from '../../domain/source/source-monitor.js';

/** The health of one source, as the gateway reports it. */
export interface SourceDescription {
  readonly source: Source;
  readonly isConfigured: boolean;
  readonly isSandbox: boolean;
  readonly status: SourceStatus;
  readonly lastSuccessAt: Date | null;
  readonly lastError: SourceFault | null;
  readonly requestsPerSecondLimit: number | null;
  readonly queueLength: number;
  readonly circuit: CircuitState;
  readonly isQuotaShared: boolean | null;
}

const NOT_CONFIGURED: Omit<SourceDescription, 'source'> = {
  isConfigured: false,
  isSandbox: false,
  status: 'SKIPPED',
  lastSuccessAt: null,
  lastError: null,
  requestsPerSecondLimit: null,
  queueLength: 0,
  circuit: 'CLOSED',
  isQuotaShared: null,
};

/**
 * What is known of a source; with `isProbed` one that nobody has asked yet is asked, once. Never fails for a source that is
 * down.
 */
export async function describeSource(
  source: Source,
  monitor: SourceMonitor | undefined,
  { isProbed }: { readonly isProbed: boolean },
): Promise<SourceDescription> {
  if (monitor === undefined) return { source, ...NOT_CONFIGURED };
  const fault = isProbed && isUnknown(monitor.health()) ? await probe(monitor) : null;
  const health = monitor.health();
  return {
    source,
    isConfigured: true,
    isSandbox: monitor.isSandbox,
    status: fault === null && hasSucceededLast(health) ? 'FRESH' : 'FAILED',
    lastSuccessAt: health.lastSuccessAt,
    lastError: health.lastFault ?? fault,
    requestsPerSecondLimit: health.requestsPerSecondLimit,
    queueLength: health.queueLength,
    circuit: health.circuit,
    isQuotaShared: health.isQuotaShared ?? null,
  };
}

function isUnknown({ lastSuccessAt, lastFailureAt }: SourceHealth): boolean {
  return lastSuccessAt === null && lastFailureAt === null;
}

function hasSucceededLast({ lastSuccessAt, lastFailureAt }: SourceHealth): boolean {
  return lastFailureAt === null || (lastSuccessAt !== null && lastSuccessAt >= lastFailureAt);
}

async function probe(monitor: SourceMonitor): Promise<SourceFault | null> {
  try {
    await monitor.probe();
    return null;
  } catch (error) {
    if (error instanceof SourceFaultError) return error.toFault();
    throw error;
  }
}
