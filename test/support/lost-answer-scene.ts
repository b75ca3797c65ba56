import type { Source } from '../../src/domain/source/source.js';
import { startTestGateway, type TestGateway } from './gateway.js';
import { mutateWell } from './mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from './write-scene.js';

export type Row = Record<string, unknown>;

export interface WrittenRow extends Row {
  readonly id: string;
}

/** A gateway whose sources can be made to lose an answer, and records to write to: each new, with a name of its own. */
export interface LostAnswerScene {
  readonly gateway: TestGateway;
  /** Something new at every call. */
  mark(): string;
  visitorOf(name: string): Row;
  /** Where visits of the source are scheduled, as an input says it. */
  placeAt(source: Source): Promise<Row>;
  schedule(source: Source, given?: Row): Promise<WrittenRow>;
  block(): Promise<WrittenRow>;
  employ(): Promise<WrittenRow>;
  openTicket(): Promise<WrittenRow>;
}

/** Starts the gateway before the tests of a file, and clears the faults after each. */
export function useLostAnswerScene(): LostAnswerScene {
  let started: TestGateway | null = null;
  let count = 0;
  const gateway = (): TestGateway => {
    if (started === null) throw new Error('the gateway has not started');
    return started;
  };
  const write = (name: string, input: Row) => mutateWell<WrittenRow>(gateway(), { name, input });
  const mark = () => {
    count += 1;
    return `Nina Lost ${count}`;
  };
  const visitorOf = (name: string) => ({
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@guest.example`,
  });
  const placeAt = async (source: Source) =>
    source === 'SPACEBRING'
      ? { locationId: first(await locationsOf(gateway(), source)).id }
      : { hostId: first(await hostsOf(gateway(), source)).id };

  beforeAll(async () => {
    started = await startTestGateway({ SANDBOX_VISITS: '60', RATE_LIMIT_PER_MINUTE: '0' });
  });
  afterAll(() => gateway().close());
  afterEach(() => gateway().clearFaults());

  return {
    get gateway() {
      return gateway();
    },
    mark,
    visitorOf,
    placeAt,
    schedule: async (source, given = {}) =>
      write('scheduleVisit', {
        ...(await placeAt(source)),
        expectedAt: minutesFromNow(30),
        visitor: visitorOf(mark()),
        ...given,
      }),
    block: () =>
      write('blockPerson', {
        name: mark(),
        email: `blocked-${count}@guest.example`,
        phoneNumber: `55119${10_000_000 + count}`,
      }),
    employ: () => write('createHost', { name: mark(), email: `host-${count}@example.com` }),
    openTicket: async () =>
      write('createTicket', { ...(await placeAt('SPACEBRING')), text: mark(), category: 'ACCESS' }),
  };
}
