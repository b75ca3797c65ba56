import { createFakeAdapter } from '../support/fakes/fake-adapter.js';
import { createFakeBuilding } from '../support/fakes/fake-building.js';
import type { FakeOptions } from '../support/fakes/fake-data.js';
import { createFakeWriters } from '../support/fakes/fake-writers.js';
import { describeBlockedPersonWriter } from './suites/blocked-person-writer.suite.js';
import { describePersonWriter } from './suites/person-writer.suite.js';
import { describeVisitWriter, type VisitWriterSubject } from './suites/visit-writer.suite.js';

const NOW = new Date('2026-03-16T12:00:00Z');

function createFake(options: FakeOptions = {}) {
  const { visits = [], people = [], blockedPeople = [], locations = [] } = createFakeBuilding('W3LCOME', NOW);
  const data = { visits: [...visits], people: [...people], blockedPeople: [...blockedPeople], locations };
  const writers = createFakeWriters('W3LCOME', data, options);
  return { data, newRequest: () => ({ ...createFakeAdapter('W3LCOME', data, options), ...writers }) };
}

async function setUp(): Promise<VisitWriterSubject> {
  const { newRequest } = createFake();
  const unknown = 'unknown-1';
  const vehicle = { color: 'red', licensePlate: null };
  return {
    newRequest,
    now: NOW,
    unknownIds: { Visit: unknown, Person: unknown, BlockedPerson: unknown },
    close: async () => undefined,
    hostId: 'person-3',
    kept: [
      [
        { purpose: 'Sales', notes: 'Ring twice', partySize: 2, vehicle },
        { purpose: 'Sales', notes: 'Ring twice', partySize: 2, vehicle },
      ],
      [{ requiresAuthorization: true }, { authorization: 'WAITING' }],
    ],
    unsupported: [],
    decidableId: async () => 'visit-12',
    begunCancellation: 'ALREADY_CHECKED_IN',
    keepsCancelled: true,
  };
}

describeVisitWriter('a fake', setUp);
describePersonWriter('a fake', setUp);
describeBlockedPersonWriter('a fake', setUp);

describe('a fake writer that fails', () => {
  const failure = new Error('down');
  const failAt = (call: string) =>
    createFake({
      onCall: (told) => {
        if (told === call) throw failure;
      },
    });

  test.each([
    ['deleteVisit', 160],
    ['deleteVisit done', 159],
  ])('at %s leaves %i visits', async (call, count) => {
    const { data, newRequest } = failAt(call);
    await expect(newRequest().visitWriter.deleteVisit('visit-1', NOW)).rejects.toBe(failure);
    expect(data.visits).toHaveLength(count);
  });
});
