import { addDays } from '../../src/domain/time/time-range.js';
import type { VisitDraft } from '../../src/domain/visit/visit-writer.js';
import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { createScope, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import { createSandboxUpstreams } from './suites/sandbox-upstreams.js';
import { describeVisitWriter, type VisitWriterSubject } from './suites/visit-writer.suite.js';

const UNKNOWN = '00000000-1111-4222-8333-444444444444';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startContractSandbox();
});

afterAll(() => sandbox.close());

async function setUp(): Promise<VisitWriterSubject> {
  const { resident } = createSandboxUpstreams(sandbox);
  const newRequest = () => resident.forRequest(createScope());
  const residents = (await newRequest().people.readPeople({})).records;
  const host = residents.find(({ location }) => location !== null);
  if (host === undefined) throw new Error('the sandbox has no resident of a community');
  const vehicle = { color: 'red', licensePlate: 'MX-12-34' };
  return {
    newRequest,
    now: SANDBOX_NOW,
    unknownIds: { Visit: UNKNOWN, Person: UNKNOWN },
    close: async () => undefined,
    hostId: host.sourceId,
    kept: [
      [
        { purpose: 'Dinner', partySize: 4, vehicle },
        { purpose: 'Dinner', partySize: 4, vehicle },
      ],
      [{ locationId: host.location?.sourceId ?? null }, { partySize: 1, purpose: null, vehicle: null }],
      [{ expectedUntil: new Date(SANDBOX_NOW.getTime() + 9 * 3_600_000) }, { checkedOutAt: null }],
    ],
    unsupported: [
      ['notes', { notes: 'Ring twice' }],
      ['requiresAuthorization', { requiresAuthorization: true }],
    ],
    begunCancellation: 'NOT_SUPPORTED_BY_SOURCE',
    keepsCancelled: false,
  };
}

describeVisitWriter('resident', setUp);

test('an update rests on the record of now, not on what the request has read before', async () => {
  const subject = await setUp();
  const [one, other] = [subject.newRequest(), subject.newRequest()];
  const draft: VisitDraft = {
    ...{ hostId: subject.hostId, locationId: null, expectedAt: addDays(SANDBOX_NOW, 1), expectedUntil: null },
    visitor: { name: 'Rita Remembered', email: null, phoneNumber: null, company: null, document: null },
    ...{ partySize: null, purpose: null, notes: null, vehicle: null, requiresAuthorization: null },
  };
  const visit = await one.visitWriter?.scheduleVisit(draft, SANDBOX_NOW);
  const sourceId = visit?.sourceId ?? '';
  await one.visits.loadVisit(sourceId, SANDBOX_NOW);
  await other.visitWriter?.updateVisit(sourceId, { purpose: 'Lunch' }, SANDBOX_NOW);
  const updated = await one.visitWriter?.updateVisit(sourceId, { partySize: 5 }, SANDBOX_NOW);
  expect(updated).toMatchObject({ purpose: 'Lunch', partySize: 5 });
});
