import { type Bounds, isInBounds } from '../state/bounds.js';
import type { SandboxLocation } from '../state/directory.js';
import type { VisitRequestRecord } from '../state/inquiries.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { toRequestedVisit, toVisit } from '../wire/visit.wire.js';

/*
 * The rows of the list of visits: those of the columns, and below zero the requests, which newer generations list among them.
 */

export interface RequestQuery {
  readonly location: SandboxLocation;
  readonly date: Bounds;
  readonly createdAt: Bounds;
  /** Null: all hosts, all visitors. */
  readonly hostRef: string | null;
  readonly visitorRef: string | null;
}

export function findRequestRows({ requests }: SpacebringState, query: RequestQuery): number[] {
  const { location, date, createdAt, hostRef, visitorRef } = query;
  return requests.rows
    .filter(
      (request) =>
        request.location === location &&
        isInBounds(date, request.createdAt) &&
        isInBounds(createdAt, request.createdAt) &&
        (hostRef === null || request.host.user.id === hostRef) &&
        (visitorRef === null || request.user.id === visitorRef),
    )
    .map(({ index }) => -1 - index);
}

export function createdAtOf(row: number, state: SpacebringState): number {
  return requestAt(row, state)?.createdAt ?? state.visits.table.createdAt[row] ?? 0;
}

/** Unique among visits and requests. */
export function orderOfRow(row: number, { visits }: SpacebringState): number {
  return row < 0 ? row : visits.orderOf(row);
}

export function rowToVisit(row: number, state: SpacebringState): object {
  const request = requestAt(row, state);
  if (request !== undefined) return toRequestedVisit(request, state.requests.idOf(request));
  return toVisit(state.visits.at(row), state);
}

function requestAt(row: number, { requests }: SpacebringState): VisitRequestRecord | undefined {
  return requests.rows[-1 - row];
}
