import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { SOURCES } from '../../domain/source/source.js';
import type { ChangeRow } from '../change-feed.js';
import type { StoreDatabase } from '../database.js';
import type { PersonKey, PersonToErase, RecordKind } from '../ports.js';
import { personKeyText, personRefKey } from '../record-key.js';
import { hashContent } from '../records/codec.js';
import { asCommonTable } from '../records/record-rows.js';
import { removeRecords } from '../records/write-records.js';
import { type Condition, hasVisitorKey, isOneOf } from '../tables/conditions.js';
import { RECORD_TABLES } from '../tables/index.js';

/** Records of the person's own, by kind: they are removed. */
function ownRecords({ visitorKeys, people }: PersonToErase): readonly (readonly [RecordKind, Condition])[] {
  const keys = people.map(personKeyText);
  const valuesOf = (match: 'EMAIL' | 'PHONE_NUMBER') =>
    visitorKeys.filter((key) => key.match === match).map(({ value }) => value);
  const isBlocked = or([...isOneOf('email_key', valuesOf('EMAIL')), ...isOneOf('phone_key', valuesOf('PHONE_NUMBER'))]);
  const isPerson = or([
    ...keys.map((key) => sql<SqlBool>`source || '/' || source_id = ${key}`),
    ...isOneOf('email_key', valuesOf('EMAIL')),
  ]);
  return [
    ['Visit', or(hasVisitorKey(visitorKeys))],
    ['VisitRequest', or(hasVisitorKey(visitorKeys))],
    ['Person', isPerson],
    ['BlockedPerson', isBlocked],
    ['Ticket', or(isOneOf('requester_key', keys))],
  ];
}

/** Columns in which records of others name people. */
const MENTIONS = {
  Visit: ['host_key'],
  VisitRequest: ['host_key'],
  Ticket: ['assignee_key'],
  Transaction: ['customer_key', 'creator_key'],
} as const satisfies Partial<Record<RecordKind, readonly string[]>>;

/** Takes the person out of the store. Returns what the feed says of it: ids of removed records, and no content. */
export async function erasePerson(
  transaction: Transaction<StoreDatabase>,
  person: PersonToErase,
): Promise<readonly ChangeRow[]> {
  const changes: ChangeRow[] = [];
  for (const [kind, condition] of ownRecords(person)) {
    changes.push(...(await removeWhere(transaction, kind, condition)));
  }
  for (const kind of ['Visit', 'VisitRequest', 'Ticket', 'Transaction'] as const) {
    for (const column of MENTIONS[kind]) await eraseMentions(transaction, { kind, column, person });
  }
  await eraseActivities(transaction, person, changes);
  await eraseChanges(transaction, person);
  return changes.map((change) => ({ ...change, before: null }));
}

async function removeWhere(
  transaction: Transaction<StoreDatabase>,
  kind: RecordKind,
  condition: Condition,
): Promise<ChangeRow[]> {
  const table = RECORD_TABLES[kind];
  const found = await transaction
    .selectFrom(asCommonTable(table.table))
    .select(['source', 'source_id'])
    .where(condition)
    .execute();
  const changes: ChangeRow[] = [];
  for (const source of SOURCES) {
    const ids = found.filter((row) => row.source === source).map((row) => row.source_id);
    changes.push(...(await removeRecords(transaction, table, { source, ids })));
  }
  return changes;
}

/** The row keeps its place in lists; its hash is that of what is left, so that an unchanged source is written again. */
async function eraseMentions(
  transaction: Transaction<StoreDatabase>,
  { kind, column, person }: { kind: keyof typeof MENTIONS; column: string; person: PersonToErase },
): Promise<void> {
  const keys = person.people.map(personKeyText);
  const named = column === 'customer_key' ? keys.map((key) => `Person:${key}`) : keys;
  const table = asCommonTable(RECORD_TABLES[kind].table);
  const rows = await transaction
    .selectFrom(table)
    .select(['row_id', 'stream', 'payload'])
    .where(or(isOneOf(column, named)))
    .execute();
  for (const { row_id: rowId, stream, payload } of rows) {
    const left = withoutPeople(payload, person.people);
    await sql`update ${sql.table(table)} set payload = ${left}, content_hash = ${hashContent(left, stream)},
      ${sql.ref(column)} = null where row_id = ${rowId}`.execute(transaction);
  }
}

/** Histories of removed tickets, what the person wrote in others, and where they are named. */
async function eraseActivities(
  transaction: Transaction<StoreDatabase>,
  { people }: PersonToErase,
  removed: readonly ChangeRow[],
): Promise<void> {
  for (const { kind, source, sourceId } of removed) {
    if (kind !== 'Ticket') continue;
    await transaction
      .deleteFrom('ticket_activities')
      .where('source', '=', source)
      .where('ticket_id', '=', sourceId)
      .execute();
  }
  await transaction
    .deleteFrom('ticket_activities')
    .where(or(isOneOf('author_key', people.map(personKeyText))))
    .execute();
  const rows = await transaction
    .selectFrom('ticket_activities')
    .select(['source', 'ticket_id', 'position', 'payload'])
    .where(or(people.map((key) => contains('payload', idOf(key)))))
    .execute();
  for (const { payload, ...row } of rows) {
    await transaction
      .updateTable('ticket_activities')
      .set({ payload: withoutPeople(payload, people) })
      .where((eb) => eb.and(row))
      .execute();
  }
}

/** Changes that hold any of the person's contacts or ids lose their content and name no record; their numbers stay. */
async function eraseChanges(
  transaction: Transaction<StoreDatabase>,
  { visitorKeys, people }: PersonToErase,
): Promise<void> {
  const texts = [...visitorKeys.map(({ value }) => value), ...people.map(idOf)];
  await transaction
    .updateTable('change_feed')
    .set({ operation: 'ERASED', source: null, source_id: null, before: null, after: null })
    .where(or(texts.flatMap((text) => [contains('before', text), contains('after', text)])))
    .execute();
}

function idOf(key: PersonToErase['people'][number]): string {
  return 'sourceId' in key ? key.sourceId : key.account.accountId;
}

/** Whether JSON holds the text as a whole member. */
function contains(column: string, text: string): Condition {
  const pattern = `%${JSON.stringify(text).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

/** Nothing where there is no condition. */
function or(conditions: readonly Condition[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`;
}

/** The record without its references to the people: null stands where they were. */
function withoutPeople(payload: string, people: readonly PersonKey[]): string {
  const erased = new Set(people.map(personKeyText));
  return JSON.stringify(
    JSON.parse(payload, (_member, value: unknown) => {
      const key = isPersonRef(value) ? personRefKey(value) : null;
      return key !== null && erased.has(key) ? null : value;
    }),
  );
}

type Ref = NonNullable<Parameters<typeof personRefKey>[0]>;

function isPersonRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 'Person';
}
