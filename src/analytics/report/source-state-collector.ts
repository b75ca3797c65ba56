import type { SourceStatus } from '../../generated/operations.js';
import { type ReportSourceState, SOURCES } from './report-data.js';

/** From the best to the worst status. */
const RANK: Readonly<Record<SourceStatus, number>> = { SKIPPED: 0, FRESH: 1, STALE: 2, PARTIAL: 3, FAILED: 4 };

/** No requested source answered, so there are no data. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  constructor() {
    super('No source answered the gateway, so there is nothing to report: try again later.');
  }
}

/** Collects the worst state of each source in all answers. */
export interface SourceStateCollector {
  note(states: readonly ReportSourceState[]): void;
  /** One state for each source that is in an answer, in order. */
  entries(): readonly ReportSourceState[];
  /** True: every requested source was fresh in all answers. */
  isComplete(): boolean;
}

export function createSourceStateCollector(): SourceStateCollector {
  const entries = new Map<string, ReportSourceState>();
  return {
    note(states) {
      for (const state of states) {
        const known = entries.get(state.source);
        entries.set(state.source, known === undefined ? state : mergeStates(known, state));
      }
    },
    entries: () => SOURCES.flatMap((source) => entries.get(source) ?? []),
    isComplete: () => [...entries.values()].every(({ status }) => RANK[status] <= RANK.FRESH),
  };
}

function mergeStates(one: ReportSourceState, other: ReportSourceState): ReportSourceState {
  const worse = RANK[other.status] > RANK[one.status] ? other : one;
  const [asOf = null] = [one.asOf, other.asOf].filter((time) => time !== null).sort();
  return { ...worse, asOf, recordCount: Math.max(one.recordCount, other.recordCount) };
}
