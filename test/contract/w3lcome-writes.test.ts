import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { describeBlockedPersonWriter } from './suites/blocked-person-writer.suite.js';
import { createScope, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describePersonWriter } from './suites/person-writer.suite.js';
import { createSandboxUpstreams } from './suites/sandbox-upstreams.js';
import { describeVisitWriter, type VisitWriterSubject } from './suites/visit-writer.suite.js';

const UNKNOWN = '00000000-1111-4222-8333-444444444444';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startContractSandbox();
});

afterAll(() => sandbox.close());

/** Every suite writes to the one sandbox, and each of their records is of people of its own. */
async function setUp(): Promise<ContractSubject> {
  const { w3lcome } = createSandboxUpstreams(sandbox);
  return {
    newRequest: () => w3lcome.forRequest(createScope()),
    now: SANDBOX_NOW,
    unknownIds: { Visit: `invitee/${UNKNOWN}`, Person: UNKNOWN, BlockedPerson: UNKNOWN },
    close: async () => undefined,
  };
}

async function setUpVisits(): Promise<VisitWriterSubject> {
  const subject = await setUp();
  const adapter = subject.newRequest();
  const [host] = (await adapter.people.readPeople({})).records;
  const onSite = (await adapter.visits.readVisitsOnSite({ now: SANDBOX_NOW })).records;
  if (host === undefined) throw new Error('the sandbox has no host');
  return {
    ...subject,
    hostId: host.sourceId,
    kept: [
      [{ notes: 'Needs a parking lot' }, { notes: 'Needs a parking lot' }],
      [{ requiresAuthorization: true }, { authorization: 'WAITING' }],
      [{ partySize: 1, locationId: 'account' }, { partySize: 1 }],
    ],
    unsupported: [
      ['purpose', { purpose: 'Sales' }],
      ['partySize', { partySize: 2 }],
      ['vehicle', { vehicle: { color: null, licensePlate: 'ABC1D23' } }],
      ['expectedUntil', { expectedUntil: new Date(SANDBOX_NOW.getTime() + 5 * 3_600_000) }],
    ],
    decidableId: async () => onSite[0]?.sourceId ?? '',
    begunCancellation: 'NOT_SUPPORTED_BY_SOURCE',
    keepsCancelled: true,
  };
}

describeVisitWriter('w3lcome', setUpVisits);
describePersonWriter('w3lcome', setUp);
describeBlockedPersonWriter('w3lcome', setUp);
