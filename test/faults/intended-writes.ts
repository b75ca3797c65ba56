import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { type Row, type SandboxReader, toRow } from './sandbox-reader.js';

const MS_PER_DAY = 86_400_000;

/** One thing that a client wants to have happened once. */
export interface IntendedWrite {
  /** In the record that it makes or changes, and in no other. */
  readonly mark: string;
  readonly query: string;
  readonly input: Row;
  /** Payload member that holds the record. */
  readonly mutation: 'scheduleVisit' | 'updateVisit' | 'createDayPassTransaction';
  readonly record: 'visit' | 'transaction';
}

const SCHEDULE = {
  mutation: 'scheduleVisit',
  record: 'visit',
  query: `mutation Schedule($input: ScheduleVisitInput!) {
    scheduleVisit(input: $input) { visit { id } userErrors { code message } }
  }`,
} as const;

const UPDATE = {
  mutation: 'updateVisit',
  record: 'visit',
  query: `mutation Update($input: UpdateVisitInput!) {
    updateVisit(input: $input) { visit { id } userErrors { code message } }
  }`,
} as const;

const ALLOCATE = {
  mutation: 'createDayPassTransaction',
  record: 'transaction',
  query: `mutation Allocate($input: CreateBalanceTransactionInput!) {
    createDayPassTransaction(input: $input) { transaction { id } userErrors { code message } }
  }`,
} as const;

type Kind = (mark: string, index: number) => Omit<IntendedWrite, 'mark'>;

/** Where visits can be scheduled, and the member of the input that the source keeps as text. */
interface Place {
  readonly at: Row;
  readonly text: 'notes' | 'purpose';
}

/**
 * In equal parts: visits of each source, each of another visitor; pairs of visits at each source that differ in one text
 * only; day passes; and updates of visits that were there before, each of another one.
 */
export async function intendWrites(reader: SandboxReader, count: number): Promise<IntendedWrite[]> {
  const { places, allocation, visitIds } = await readScene(reader);
  const expectedAt = new Date(Date.now() + MS_PER_DAY).toISOString();
  const kinds: readonly Kind[] = [
    ...places.map(
      ({ at }): Kind =>
        (mark, index) => ({
          ...SCHEDULE,
          input: { ...at, expectedAt, visitor: { name: mark, email: `faults-${index}@example.com` } },
        }),
    ),
    ...places.map(
      ({ at, text }): Kind =>
        (mark, index) => ({
          ...SCHEDULE,
          input: { ...at, expectedAt, visitor: twinOf(index), [text]: mark },
        }),
    ),
    (mark) => ({ ...ALLOCATE, input: { ...allocation, description: mark } }),
  ];
  const updates = visitIds.slice(0, Math.floor(count / (kinds.length + 1)));
  const updated = updates.map((id, index) => ({
    ...UPDATE,
    mark: `Updated ${index}`,
    input: { id, purpose: `Updated ${index}` },
  }));
  const made = Array.from({ length: count - updated.length }, (_, index) => {
    const mark = `Faults ${index}`;
    const kind = kinds[index % kinds.length];
    if (kind === undefined) throw new Error('there is no kind of write');
    return { mark, ...kind(mark, Math.floor(index / kinds.length)) };
  });
  return [...made, ...updated].map((write, index) => ({
    ...write,
    input: { ...write.input, idempotencyKey: `key-${index}` },
  }));
}

/** The same visitor for two writes in a row: they differ in their text only. */
function twinOf(index: number): Row {
  const pair = Math.floor(index / 2);
  return { name: `Twin ${pair}`, email: `twin-${pair}@example.com` };
}

async function readScene(reader: SandboxReader) {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const locationRef = String(location?.['id']);
  const memberships = await reader.spacebring(`/community/memberships/v1?locationRef=${locationRef}`, 'memberships');
  const [host] = await reader.w3lcome('/hosts', 'hosts');
  const visits = await reader.residentVisits();
  const idOf = (
    nodeType: 'Person' | 'Visit' | 'Location',
    source: 'SPACEBRING' | 'W3LCOME' | 'RESIDENT',
    sourceId: unknown,
  ) => encodeNodeId({ nodeType, source, sourceId: String(sourceId) });
  const locationId = idOf('Location', 'SPACEBRING', locationRef);
  const customerId = idOf(
    'Person',
    'SPACEBRING',
    memberships.find((member) => member['company'] === undefined)?.['id'],
  );
  const places: readonly Place[] = [
    { at: { locationId }, text: 'notes' },
    { at: { hostId: idOf('Person', 'W3LCOME', host?.['id']) }, text: 'notes' },
    { at: { hostId: idOf('Person', 'RESIDENT', visits[0]?.['residentId']) }, text: 'purpose' },
  ];
  return {
    places,
    allocation: { customerId, locationId, direction: 'ALLOCATE', amount: '2' },
    visitIds: visits.map(({ id }) => idOf('Visit', 'RESIDENT', id)),
  };
}

/** How many records of all sources carry each mark. */
export async function countRecords(reader: SandboxReader): Promise<Map<string, number>> {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const visits = await reader.spacebring(`/visitors/visits/v1?locationRef=${String(location?.['id'])}`, 'visits');
  const marks = [
    ...visits.flatMap(({ visitor, comment }) => [toRow(visitor)['name'], comment]),
    ...(await reader.w3lcome('/invitees', 'invitees')).flatMap(({ name, notes }) => [name, notes]),
    ...(await reader.residentVisits()).flatMap(({ visitorName, subject }) => [visitorName, subject]),
    ...(await reader.spacebring('/transactions/day_passes/v1', 'transactions')).map(({ description }) => description),
  ];
  const counts = new Map<string, number>();
  for (const mark of marks.map(String)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
