import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { type Row, type SandboxReader, toRow } from './sandbox-reader.js';

const MS_PER_DAY = 86_400_000;

/** One thing that a client wants to have happened once. */
export interface IntendedWrite {
  /** In the record that it makes, and in no other. */
  readonly mark: string;
  readonly query: string;
  readonly input: Row;
  /** Payload member that holds the record. */
  readonly mutation: 'scheduleVisit' | 'createDayPassTransaction';
  readonly record: 'visit' | 'transaction';
}

const SCHEDULE = {
  mutation: 'scheduleVisit',
  record: 'visit',
  query: `mutation Schedule($input: ScheduleVisitInput!) {
    scheduleVisit(input: $input) { visit { id } userErrors { code message } }
  }`,
} as const;

const ALLOCATE = {
  mutation: 'createDayPassTransaction',
  record: 'transaction',
  query: `mutation Allocate($input: CreateBalanceTransactionInput!) {
    createDayPassTransaction(input: $input) { transaction { id } userErrors { code message } }
  }`,
} as const;

/** A quarter each: visits of the three sources, day passes. */
export async function intendWrites(reader: SandboxReader, count: number): Promise<IntendedWrite[]> {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const locationRef = String(location?.['id']);
  const memberships = await reader.spacebring(`/community/memberships/v1?locationRef=${locationRef}`, 'memberships');
  const [host] = await reader.w3lcome('/hosts', 'hosts');
  const [visit] = await reader.residentVisits();
  const locationId = encodeNodeId({ nodeType: 'Location', source: 'SPACEBRING', sourceId: locationRef });
  const person = (source: 'SPACEBRING' | 'W3LCOME' | 'RESIDENT', sourceId: unknown) =>
    encodeNodeId({ nodeType: 'Person', source, sourceId: String(sourceId) });
  const customerId = person('SPACEBRING', memberships.find((member) => member['company'] === undefined)?.['id']);
  const places = [
    { locationId },
    { hostId: person('W3LCOME', host?.['id']) },
    { hostId: person('RESIDENT', visit?.['residentId']) },
  ];
  const expectedAt = new Date(Date.now() + MS_PER_DAY).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const mark = `Faults ${index}`;
    const idempotencyKey = `key-${index}`;
    const place = places[index % (places.length + 1)];
    if (place === undefined) {
      const draft = { customerId, locationId, direction: 'ALLOCATE', amount: '1.50', description: mark };
      return { ...ALLOCATE, mark, input: { ...draft, idempotencyKey } };
    }
    const visitor = { name: mark, email: `faults-${index}@example.com` };
    return { ...SCHEDULE, mark, input: { ...place, expectedAt, visitor, idempotencyKey } };
  });
}

/** How many records of all sources carry each mark. */
export async function countRecords(reader: SandboxReader): Promise<Map<string, number>> {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const visits = await reader.spacebring(`/visitors/visits/v1?locationRef=${String(location?.['id'])}`, 'visits');
  const marks = [
    ...visits.map(({ visitor }) => toRow(visitor)['name']),
    ...(await reader.w3lcome('/invitees', 'invitees')).map(({ name }) => name),
    ...(await reader.residentVisits()).map(({ visitorName }) => visitorName),
    ...(await reader.spacebring('/transactions/day_passes/v1', 'transactions')).map(({ description }) => description),
  ];
  const counts = new Map<string, number>();
  for (const mark of marks.map(String)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
