import type { VisitDraft } from '../../src/domain/model/visit.js';
import { addDays } from '../../src/domain/time/time-range.js';
import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { toResidentWriterSubject, UNKNOWN_RESIDENT_IDS } from './resident-subject.js';
import { createScope, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import { createSandboxUpstreams } from './suites/sandbox-upstreams.js';
import { describeVisitWriter, type VisitWriterSubject } from './suites/visit-writer.suite.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startContractSandbox();
});

afterAll(() => sandbox.close());

async function setUp(): Promise<VisitWriterSubject> {
  const { resident } = createSandboxUpstreams(sandbox);
  return toResidentWriterSubject({
    newRequest: () => resident.forRequest(createScope()),
    now: SANDBOX_NOW,
    unknownIds: UNKNOWN_RESIDENT_IDS,
    close: async () => undefined,
  });
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
