import type { SourceFault } from '../source/source-error.js';

/** Why an answer of a source is not whole although no call failed. */
export const LIMIT_CODES = [
  'PAGE_LIMIT',
  'HISTORY_LIMIT',
  'RECORDS_DROPPED',
  'LOCATION_FAILED',
  'UPSTREAM_CALLS_EXCEEDED',
] as const;
export type LimitCode = (typeof LIMIT_CODES)[number];

const MESSAGES: Readonly<Record<LimitCode, string>> = {
  PAGE_LIMIT: 'The list is longer than UPSTREAM_MAX_PAGES pages, or its next page cannot be asked for',
  HISTORY_LIMIT: 'Visits older than ROLL_CALL_DAYS were not read, and some of them may be open',
  RECORDS_DROPPED: 'Records that could not be read were left out',
  LOCATION_FAILED: 'A location could not be read',
  UPSTREAM_CALLS_EXCEEDED: 'The request needs more calls to the sources than one request may make',
};

/** The reason for an answer that is not whole, in words that are safe to show. */
export function limitFault(code: LimitCode): SourceFault {
  return { code, message: MESSAGES[code], retryAfterSeconds: null };
}
