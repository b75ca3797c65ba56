import type { W3lcomeBehaviour } from '../../src/sandbox/w3lcome/w3lcome-behaviour.js';
import { describeBlockedPersonSource } from './suites/blocked-person-source.suite.js';
import { describeBlockedPersonWriter } from './suites/blocked-person-writer.suite.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describePersonSource } from './suites/person-source.suite.js';
import { describePersonWriter } from './suites/person-writer.suite.js';
import { describeVisitSource } from './suites/visit-source.suite.js';
import { describeVisitWriter } from './suites/visit-writer.suite.js';
import { NOW, startW3lcomeSandbox } from './w3lcome-sandbox.js';
import { toVisitWriterSubject, UNKNOWN_W3LCOME_IDS } from './w3lcome-subject.js';

type Options = NonNullable<Parameters<typeof startW3lcomeSandbox>[0]>;

/** What the vendor's pages leave open, answered otherwise than the sandbox does by default. */
const HABITS: Readonly<Record<string, Partial<W3lcomeBehaviour> & Pick<Options, 'queryTimeFormat'>>> = {
  'w3lcome with capped pages, exact ids and Unix seconds': {
    pageCap: 37,
    size: 'page',
    emptyLists: 'null',
    ids: 'exact',
    timeFilter: 'unix-seconds',
    queryTimeFormat: 'unix-seconds',
  },
  'w3lcome that ignores filters by time and refuses everything under 404': {
    pageCap: 50,
    size: 'all',
    emptyLists: 'absent',
    timeFilter: 'ignored',
    refusalStatus: 404,
  },
  'w3lcome whose filters by time match nothing': { timeFilter: 'matches-nothing', refusalStatus: 418 },
};

describe.each(Object.entries(HABITS))('%s', (name, { queryTimeFormat, ...behaviour }) => {
  const setUp = async (): Promise<ContractSubject> => {
    const sandbox = await startW3lcomeSandbox({
      visits: 400,
      behaviour,
      rollCallDays: 200,
      ...(queryTimeFormat && { queryTimeFormat }),
    });
    return {
      newRequest: () => sandbox.forRequest(),
      now: NOW,
      unknownIds: UNKNOWN_W3LCOME_IDS,
      close: () => sandbox.close(),
    };
  };

  describeVisitSource(name, setUp);
  describePersonSource(name, setUp);
  describeBlockedPersonSource(name, setUp);
  describeVisitWriter(name, async () => toVisitWriterSubject(await setUp()));
  describePersonWriter(name, setUp);
  describeBlockedPersonWriter(name, setUp);
});
