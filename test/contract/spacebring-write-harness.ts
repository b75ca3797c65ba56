import type { SpacebringConfig } from '../../src/config/sources.js';
import type { Visit, VisitDraft } from '../../src/domain/model/visit.js';
import type { UndocumentedBehaviour } from '../../src/sandbox/spacebring/undocumented-behaviour.js';
import type { SpacebringUpstream } from '../../src/upstreams/spacebring/index.js';
import { visitDraft } from '../support/write-drafts.js';
import { createScope, NOW, type RawRecord, type RunningSpacebring, startSpacebring } from './spacebring-sandbox.js';
import { requirePort } from './suites/contract-subject.js';

export type SpacebringPorts = ReturnType<typeof portsOf>;

/** A sandbox for all tests of a file, and for each of them one gateway that has signed its user in and asked nothing else. */
export interface SpacebringWrites {
  readonly sandbox: RunningSpacebring;
  readonly upstream: SpacebringUpstream;
  /** Ids of the locations, in the source's order. */
  readonly placeIds: readonly string[];
  /** Members of the first location who are no former ones, the user of the token not among them. */
  readonly members: readonly RawRecord[];
  /** A request of its own every time. */
  newRequest(): SpacebringPorts;
  newRequestOf(config: Partial<SpacebringConfig>): SpacebringPorts;
  /** An hour and a half from now, at the first location. */
  schedule(given?: Partial<VisitDraft>): Promise<Visit>;
}

export const LATER = new Date(NOW.getTime() + 90 * 60_000);

export function useSpacebringWrites(behaviour: Partial<UndocumentedBehaviour> = {}): () => SpacebringWrites {
  let sandbox: RunningSpacebring;
  let places: RawRecord[];
  let members: RawRecord[];
  let upstream: SpacebringUpstream;

  beforeAll(async () => {
    sandbox = await startSpacebring({ visits: 300, behaviour });
    places = (await sandbox.ask('/locations/v1'))['locations'] as RawRecord[];
    const [first] = places;
    const all = await sandbox.askAll(`/community/memberships/v1?locationRef=${first?.id}`, 'memberships');
    const { host } = await portsOf(sandbox.createUpstream()).visitWriter.scheduleVisit(draftAt(first?.id), NOW);
    members = all.filter(({ id }) => id !== host?.sourceId);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    upstream = sandbox.createUpstream();
    await upstream.userAuthorization?.headers(createScope());
    await sandbox.takeRequests();
  });
  afterEach(async () => {
    await sandbox.setFaults([]);
    expect(sandbox.violations).toEqual([]);
  });

  return () => ({
    sandbox,
    upstream,
    members,
    placeIds: places.map(({ id }) => id),
    newRequest: () => portsOf(upstream),
    newRequestOf: (config) => portsOf(sandbox.createUpstream(config)),
    schedule: (given) => portsOf(upstream).visitWriter.scheduleVisit(draftAt(places[0]?.id, given), NOW),
  });
}

/** `given.hostId`: then the location is the host's. */
export function draftAt(locationId: string | undefined, given: Partial<VisitDraft> = {}): VisitDraft {
  const place = given.hostId === undefined ? { locationId: locationId ?? null } : {};
  return visitDraft({ expectedAt: LATER, ...place, ...given });
}

/** What is written, and what shows it; throws for a port that the source does not have. */
function portsOf(upstream: SpacebringUpstream) {
  const adapter = upstream.forRequest(createScope());
  return {
    visits: adapter.visits,
    visitRequests: requirePort(adapter.visitRequests),
    tickets: requirePort(adapter.tickets),
    transactions: requirePort(adapter.transactions),
    visitWriter: requirePort(adapter.visitWriter),
    visitRequestWriter: requirePort(adapter.visitRequestWriter),
    ticketWriter: requirePort(adapter.ticketWriter),
    transactionWriter: requirePort(adapter.transactionWriter),
  };
}
