import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { describeBlockedPersonWriter } from './suites/blocked-person-writer.suite.js';
import { createScope, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describePersonWriter } from './suites/person-writer.suite.js';
import { createSandboxUpstreams } from './suites/sandbox-upstreams.js';
import { describeVisitWriter } from './suites/visit-writer.suite.js';
import { toVisitWriterSubject, UNKNOWN_W3LCOME_IDS } from './w3lcome-subject.js';

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
    unknownIds: UNKNOWN_W3LCOME_IDS,
    close: async () => undefined,
  };
}

describeVisitWriter('w3lcome', async () => toVisitWriterSubject(await setUp()));
describePersonWriter('w3lcome', setUp);
describeBlockedPersonWriter('w3lcome', setUp);
