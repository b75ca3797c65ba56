import type { SourceStatus } from '../../generated/operations.js';
import { type ReportSourceState, SOURCES } from './report-data.js';

/** From the least to the most that an answer has to own up to. */
const RANK: Readonly<Record<SourceStatus, number>> = { SKIPPED: 0, FRESH: 1, STALE: 2, PARTIAL: 3, FAILED: 4 };

/** No asked source answered: there is nothing to report about. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  constructor() {
    super('No source answered the gateway, so there is nothing to report: try again later.');
  }
}

/** Keeps, for each source, the least that was true of it in any answer. */
export interface SourceStateCollector {
  note(states: readonly ReportSourceState[]): void;
  /** One for each source that was heard of, in order. */
  entries(): readonly ReportSourceState[];
  /** Whether every source that was asked answered wholly and now. */
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
