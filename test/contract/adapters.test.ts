import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { describeBlockedPersonSource } from './suites/blocked-person-source.suite.js';
import { describeCompanySource } from './suites/company-source.suite.js';
import { createScope, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describeLocationSource } from './suites/location-source.suite.js';
import { describePersonSource } from './suites/person-source.suite.js';
import { createSandboxUpstreams } from './suites/sandbox-upstreams.js';
import { describeTicketSource } from './suites/ticket-source.suite.js';
import { describeTransactionSource } from './suites/transaction-source.suite.js';
import { UNKNOWN_IDS } from './suites/unknown-ids.js';
import { describeVisitRequestSource } from './suites/visit-request-source.suite.js';
import { describeVisitSource } from './suites/visit-source.suite.js';
import { describeVisitorFieldSource } from './suites/visitor-field-source.suite.js';

let sandbox: Sandbox;
let upstreams: ReturnType<typeof createSandboxUpstreams>;

beforeAll(async () => {
  sandbox = await startContractSandbox();
  upstreams = createSandboxUpstreams(sandbox);
});

afterAll(() => sandbox.close());

/** One sandbox serves all suites: they only read. */
const setUpOf = (name: keyof typeof UNKNOWN_IDS) => async (): Promise<ContractSubject> => ({
  newRequest: () => upstreams[name].forRequest(createScope()),
  now: SANDBOX_NOW,
  unknownIds: UNKNOWN_IDS[name],
  close: async () => undefined,
});

describe.each(['spacebring', 'w3lcome', 'resident'] as const)('%s', (name) => {
  describeVisitSource(name, setUpOf(name));
  describePersonSource(name, setUpOf(name));
  describeLocationSource(name, setUpOf(name));
});

describeCompanySource('spacebring', setUpOf('spacebring'));
describeVisitRequestSource('spacebring', setUpOf('spacebring'));
describeTicketSource('spacebring', setUpOf('spacebring'));
describeTransactionSource('spacebring', setUpOf('spacebring'));
describeBlockedPersonSource('w3lcome', setUpOf('w3lcome'));
describeVisitorFieldSource('w3lcome', setUpOf('w3lcome'));
