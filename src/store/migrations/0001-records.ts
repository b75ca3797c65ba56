import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { StoreDialect } from '../dialect/store-dialect.js';

/** Columns by name; those that may be empty end with `?`. */
interface TableColumns {
  readonly integers?: readonly string[];
  readonly texts?: readonly string[];
}

const RECORD: Required<TableColumns> = {
  integers: ['sort_time', 'read_at'],
  texts: [
    'source',
    'source_id',
    'stream',
    'location_key?',
    'sort_name',
    'search_text',
    'search_digits',
    'content_hash',
    'payload',
  ],
};

const CONTACTS = ['email_key?', 'phone_key?', 'record_key?'];

/** Each table of records, with what it has beside the columns of all. */
const RECORD_TABLES: Readonly<Record<string, TableColumns>> = {
  visits: {
    integers: [
      'no_show_at?',
      'arrives_at?',
      'leaves_at?',
      'present_from?',
      'present_until?',
      'gone_at?',
      'checked_in_at',
    ],
    texts: ['status', 'host_key?', 'company_key?', ...CONTACTS],
  },
  visit_requests: { texts: ['host_key?', ...CONTACTS] },
  people: { texts: ['email_key?', 'company_key?'] },
  companies: {},
  locations: {},
  tickets: { integers: ['updated_at'], texts: ['status', 'category', 'requester_key?', 'assignee_key?'] },
  transactions: { texts: ['kind', 'type', 'status', 'customer_key?', 'creator_key?'] },
  blocked_people: { texts: ['email_key?', 'phone_key?'] },
};

/** What makes a key of a list unique. */
const ID = ['source', 'source_id'];
/** What status depends on: with it in an index, rows are counted without being read. */
const STATE = ['status', 'no_show_at', 'arrives_at', 'leaves_at'];

const BY_TIME = ['sort_time', ...ID];
const BY_NAME = ['sort_name', ...ID];

/** Beside the unique one of source and source id. */
const INDEXES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  visits: [
    [...BY_TIME, ...STATE, 'location_key'],
    ['location_key', ...BY_TIME, ...STATE],
    ['status', ...BY_TIME],
    ['host_key', ...BY_TIME],
    ['company_key', ...BY_TIME],
    ['checked_in_at', ...ID],
    BY_NAME,
  ],
  visit_requests: [BY_TIME],
  people: [BY_NAME, ['email_key']],
  companies: [BY_NAME],
  locations: [BY_NAME],
  tickets: [BY_TIME, ['updated_at', ...ID], ['requester_key', ...BY_TIME], ['assignee_key', ...BY_TIME]],
  transactions: [BY_TIME, ['location_key', ...BY_TIME], ['customer_key', ...BY_TIME], ['creator_key']],
  blocked_people: [BY_NAME],
};

/** Indexes of the visits alone that have a value in `where`. */
const PARTIAL_INDEXES: readonly { readonly where: string; readonly columns: readonly string[] }[] = [
  { where: 'present_until', columns: ['present_until', 'present_from'] },
  { where: 'gone_at', columns: [...BY_TIME, 'gone_at'] },
  { where: 'email_key', columns: ['email_key'] },
  { where: 'phone_key', columns: ['phone_key'] },
  { where: 'record_key', columns: ['record_key'] },
];

/** The tables of records, of what was read, and of changes. */
export async function createRecords(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  for (const [table, columns] of Object.entries(RECORD_TABLES))
    await createRecordTable(db, dialect, { table, columns });
  for (const [table, indexes] of Object.entries(INDEXES)) {
    for (const [position, columns] of indexes.entries()) {
      await db.schema
        .createIndex(`${table}_${position}`)
        .on(table)
        .columns([...columns])
        .execute();
    }
  }
  for (const { where, columns } of PARTIAL_INDEXES) {
    await db.schema
      .createIndex(`visits_with_${where}`)
      .on('visits')
      .columns([...columns])
      .where(sql.ref(where), 'is not', null)
      .execute();
  }
  await dialect.createSearchIndex(db);
  await createTicketActivities(db, dialect);
  await createCoverage(db, dialect);
  await createChangeFeed(db, dialect);
}

async function createRecordTable(
  db: Kysely<unknown>,
  dialect: StoreDialect,
  { table, columns }: { table: string; columns: TableColumns },
): Promise<void> {
  const { rowId } = dialect.columnTypes;
  const created = db.schema.createTable(table).addColumn('row_id', rowId);
  await addColumns(created, dialect, {
    integers: [...RECORD.integers, ...(columns.integers ?? [])],
    texts: [...RECORD.texts, ...(columns.texts ?? [])],
  })
    .addUniqueConstraint(`${table}_id`, ['source', 'source_id'])
    .execute();
}

async function createTicketActivities(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  await addColumns(db.schema.createTable('ticket_activities'), dialect, {
    integers: ['position'],
    texts: ['source', 'ticket_id', 'author_key?', 'payload'],
  })
    .addPrimaryKeyConstraint('ticket_activities_id', ['source', 'ticket_id', 'position'])
    .execute();
  await db.schema.createIndex('ticket_activities_author').on('ticket_activities').column('author_key').execute();
}

async function createCoverage(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  await addColumns(db.schema.createTable('coverage'), dialect, {
    integers: ['segment_start', 'segment_end', 'read_at', 'is_complete'],
    texts: ['source', 'stream', 'location_id'],
  })
    .addPrimaryKeyConstraint('coverage_id', ['source', 'stream', 'location_id', 'segment_start', 'segment_end'])
    .execute();
}

async function createChangeFeed(db: Kysely<unknown>, dialect: StoreDialect): Promise<void> {
  await addColumns(db.schema.createTable('change_feed'), dialect, {
    integers: ['number', 'at'],
    texts: ['operation', 'kind', 'source?', 'source_id?', 'before?', 'after?'],
  })
    .addPrimaryKeyConstraint('change_feed_id', ['number'])
    .execute();
  await db.schema.createIndex('change_feed_at').on('change_feed').column('at').execute();
  await db.schema
    .createIndex('change_feed_key')
    .on('change_feed')
    .columns(['kind', ...ID])
    .execute();
  await addColumns(db.schema.createTable('change_head'), dialect, { integers: ['id', 'last_number'] })
    .addPrimaryKeyConstraint('change_head_id', ['id'])
    .execute();
  await sql`insert into change_head (id, last_number) values (1, 0)`.execute(db);
}

/** A table whose columns are named when the code runs, as kysely types it. */
type Table = CreateTableBuilder<string, string>;

function addColumns(table: Table, { columnTypes }: StoreDialect, { integers = [], texts = [] }: TableColumns): Table {
  const typed = [
    ...integers.map((name) => ({ name, type: columnTypes.integer })),
    ...texts.map((name) => ({ name, type: columnTypes.text })),
  ];
  return typed.reduce<Table>((built, { name, type }) => {
    const isOptional = name.endsWith('?');
    const column = isOptional ? name.slice(0, -1) : name;
    return built.addColumn(column, type, (definition) => (isOptional ? definition : definition.notNull()));
  }, table);
}
