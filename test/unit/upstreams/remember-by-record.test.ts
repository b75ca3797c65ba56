import { toEvaluatedVisit } from '../../../src/domain/model/visit.js';
import { createVisit } from '../../support/records.js';

const visit = createVisit({ sourceId: 'v1', scheduledAt: new Date('2026-06-15T09:00:00Z') });
const backwards = Object.fromEntries(Object.entries(visit).reverse());

describe('an evaluated visit', () => {
  test('has every member of both halves, and cannot be changed', () => {
    const state = { ...visit, status: 'CHECKED_IN', wasExpected: true } as const;
    const evaluated = toEvaluatedVisit(visit, state);
    expect(evaluated).toEqual(state);
    expect(Object.isFrozen(evaluated)).toBe(true);
  });

  test('has its members in one order, whatever the order of its halves', () => {
    const given = Object.assign({}, backwards, visit);
    expect(Object.keys(given)).not.toEqual(Object.keys(toEvaluatedVisit(visit, visit)));
    expect(Object.keys(toEvaluatedVisit(given, given))).toEqual(Object.keys(toEvaluatedVisit(visit, visit)));
  });
});
