import type { SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import type { SourceHealth } from '../../domain/source/source-health.js';
import type { Clock } from '../../domain/time/clock.js';

export type CallHistory = Pick<SourceHealth, 'lastSuccessAt' | 'lastFailureAt' | 'lastFault'>;

/** Remembers how the latest calls to a source went. */
export interface HealthRecord {
  succeeded(): void;
  failed(error: SourceFaultError): void;
  history(): CallHistory;
}

export function createHealthRecord(clock: Clock): HealthRecord {
  let lastSuccessAt: Date | null = null;
  let lastFailureAt: Date | null = null;
  let lastFault: SourceFault | null = null;
  return {
    succeeded() {
      lastSuccessAt = clock.now();
    },
    failed(error) {
      // A refusal of one question (a 404, say) is an answer of a healthy source.
      if (error.code === 'UPSTREAM_REJECTED') return;
      lastFailureAt = clock.now();
      lastFault = error.toFault();
    },
    history: () => ({ lastSuccessAt, lastFailureAt, lastFault }),
  };
}
