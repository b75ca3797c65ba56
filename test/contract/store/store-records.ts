import type { VisitorKey } from '../../../src/domain/model/visitor-key.js';
import type { BaseVisit } from '../../../src/store/base-visit.js';
import { createVisit, createVisitorRecord } from '../../support/records.js';

export const NOON = new Date('2026-03-02T12:00:00Z');

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** A visit as the store keeps it, with only what a test cares about. */
export function createBaseVisit(given: Partial<BaseVisit> & { sourceId: string }): BaseVisit {
  const scheduledAt = given.scheduledAt ?? NOON;
  const {
    evaluatedAt: _evaluatedAt,
    isOnSite: _isOnSite,
    ...visit
  } = createVisit({
    scheduledAt,
    sourceId: given.sourceId,
    ...(given.source && { source: given.source }),
  });
  return {
    ...visit,
    isInside: false,
    noShowAt: null,
    arrivesAt: null,
    arrivalReachedAt: null,
    leavesAt: null,
    departureReachedAt: null,
    ...given,
  };
}

export function createVisitor(name: string, email: string | null = null, keys?: readonly VisitorKey[]) {
  return createVisitorRecord({ name, email, ...(keys?.[0] && { keys: [keys[0], ...keys.slice(1)] }) });
}
