import type { UndocumentedBehaviour } from '../../src/sandbox/spacebring/undocumented-behaviour.js';
import { createScope, NOW, type RunningSpacebring, startSpacebring } from './spacebring-sandbox.js';
import { type ContractSubject, requirePort } from './suites/contract-subject.js';
import { describePersonSource } from './suites/person-source.suite.js';
import { idsOf } from './suites/record-checks.js';
import { describeSpacebringCheckIn } from './suites/spacebring-check-in.suite.js';
import { describeTicketSource } from './suites/ticket-source.suite.js';
import { describeTicketWriter } from './suites/ticket-writer.suite.js';
import { describeTransactionSource } from './suites/transaction-source.suite.js';
import { describeTransactionWriter } from './suites/transaction-writer.suite.js';
import { UNKNOWN, UNKNOWN_IDS } from './suites/unknown-ids.js';
import { describeVisitRequestSource } from './suites/visit-request-source.suite.js';
import { describeVisitRequestWriter } from './suites/visit-request-writer.suite.js';
import { describeVisitSource } from './suites/visit-source.suite.js';

/** What the vendor's generations do differently from the sandbox by default; see docs/sandbox-spacebring.md. */
const HABITS: Readonly<Record<string, Partial<UndocumentedBehaviour>>> = {
  'spacebring of the newest generation': {
    listsRequestsAsVisits: true,
    keepsHandledRequests: true,
    requiresOneOwner: true,
    requiresWholeDayPasses: true,
    firstTicketNumber: 2 ** 40,
    attachmentSize: 5_368_709_120.5,
    listOrder: 'newestFirst',
  },
  'spacebring of an older generation': {
    requiresTicketType: true,
    checkInsRefusal: 404,
    listsCancelledVisits: false,
    listOrder: 'oldestFirst',
  },
  'spacebring without the right to see check-ins': { checkInsRefusal: 403, forgivesLimit: true },
};

describe.each(Object.entries(HABITS))('%s', (name, behaviour) => {
  const setUp = async (): Promise<ContractSubject> => {
    const sandbox = await startSpacebring({ visits: 600, behaviour });
    const upstream = sandbox.createUpstream();
    return {
      newRequest: () => upstream.forRequest(createScope()),
      now: NOW,
      unknownIds: UNKNOWN_IDS.spacebring,
      close: async () => {
        await sandbox.close();
        expect(sandbox.violations).toEqual([]);
      },
    };
  };

  describeVisitSource(name, setUp);
  describePersonSource(name, setUp);
  describeTicketSource(name, setUp);
  describeTransactionSource(name, setUp);
  if (behaviour.keepsHandledRequests !== true) {
    describeVisitRequestSource(name, setUp);
    describeVisitRequestWriter(name, setUp);
  }
  describeTicketWriter(name, setUp);
  describeTransactionWriter(name, setUp);
  describeSpacebringCheckIn(name, behaviour);
});

/** A sandbox for one test of its own habit. */
async function withSandbox(
  behaviour: Partial<UndocumentedBehaviour>,
  use: (sandbox: RunningSpacebring) => Promise<void>,
): Promise<void> {
  const sandbox = await startSpacebring({ visits: 300, behaviour });
  try {
    await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

test('requests among the visits are no visits, whatever became of them', () =>
  withSandbox({ listsRequestsAsVisits: true }, async (sandbox) => {
    const requests = await sandbox.askEverywhere('/visitors/requests/v1', 'requests');
    const listed = await sandbox.askEverywhere('/visitors/visits/v1', 'visits');
    const isListed = ({ id }: { id: string }): boolean => listed.some((visit) => visit.id === id);
    expect([requests.length > 0, requests.every(isListed)]).toEqual([true, true]);
    const { visits } = sandbox.forRequest();
    const range = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2030-01-01T00:00:00Z') };
    const { records } = await visits.readVisits({ range, now: NOW });
    expect(idsOf(records)).toEqual(
      listed
        .filter(({ code }) => code !== undefined)
        .map(({ id }) => id)
        .sort(),
    );
    expect(await visits.loadVisit(requests[0]?.id ?? '', NOW)).toBeNull();
  }));

test('whoever is inside is found by the roll call’s id although the visit is not found by it', () =>
  withSandbox({ hidesVisitsOnSite: true }, async (sandbox) => {
    const listed = await sandbox.askEverywhere('/visitors/visits/v1', 'visits');
    const inside = listed.filter(({ checkInDate, checkOutDate }) => checkInDate && !checkOutDate);
    const { visits } = sandbox.forRequest();
    const roll = await visits.readVisitsOnSite({ now: NOW });
    expect(inside.length).toBeGreaterThan(1);
    expect(idsOf(roll.records)).toEqual(inside.map(({ id }) => id).sort());
    expect(roll).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
    for (const { sourceId, checkedInAt, visitor } of roll.records) {
      const loaded = await visits.loadVisit(sourceId, NOW);
      expect(loaded).toMatchObject({ sourceId, status: 'CHECKED_IN', checkedInAt, visitor: { name: visitor.name } });
    }
    const [first] = roll.records;
    const left = await requirePort(sandbox.forRequest().visitWriter).checkOutVisit(
      { sourceId: first?.sourceId ?? '' },
      { at: null, force: false },
      NOW,
    );
    expect(left).toMatchObject({ sourceId: first?.sourceId, status: 'CHECKED_OUT', checkedOutAt: NOW });
  }));

describe('the error body under 200', () => {
  const behaviour = { errorStatus: 200, checkInsRefusal: 403 } as const;

  test('is no empty roll call', () =>
    withSandbox(behaviour, async (sandbox) => {
      const roll = sandbox.forRequest().visits.readVisitsOnSite({ now: NOW });
      await expect(roll).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    }));

  test('is no record that nobody has', () =>
    withSandbox(behaviour, async (sandbox) => {
      const { visits, tickets, people } = sandbox.forRequest();
      const reads = [
        visits.loadVisit(UNKNOWN, NOW),
        requirePort(tickets).loadTicket(UNKNOWN),
        people.loadPerson(UNKNOWN),
      ];
      for (const outcome of await Promise.allSettled(reads)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UPSTREAM_INVALID_RESPONSE' } });
      }
    }));

  test('is no write that was done, and none that provably was not', () =>
    withSandbox(behaviour, async (sandbox) => {
      const [visit] = (await sandbox.askEverywhere('/visitors/visits/v1', 'visits')).filter(
        ({ checkInDate, deleteDate }) => !checkInDate && !deleteDate,
      );
      const write = requirePort(sandbox.forRequest().visitWriter).checkInVisit({ sourceId: visit?.id ?? '' }, NOW);
      await expect(write).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true });
    }));
});
