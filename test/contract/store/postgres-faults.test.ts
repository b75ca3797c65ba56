import { EventEmitter, once } from 'node:events';
import pg from 'pg';
import { openStore } from '../../../src/store/open-store.js';
import type { Change, Store } from '../../../src/store/ports.js';
import { describeWithPostgres, type RunningPostgres, startPostgres } from '../../support/postgres.js';
import { createBaseVisit, NOON } from './store-records.js';

/** Ends the connection that waits for a lock, as soon as there is one. */
async function cutWaiting(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    if (rowCount) return;
    await client.query('select pg_stat_clear_snapshot()');
  }
}

const batch = { source: 'W3LCOME', stream: 'visits', readAt: NOON } as const;

test('a database that cannot be reached is refused by name, without the password', async () => {
  const opened = openStore({ url: 'postgres://somebody:s3cret@127.0.0.1:1/store', now: () => NOON, log: () => {} });
  await expect(opened).rejects.toThrow('The database of the store cannot be reached: connect ECONNREFUSED 127.0.0.1:1');
});

describeWithPostgres('replicas on one PostgreSQL', () => {
  let postgres: RunningPostgres;
  let url: string;
  let stores: Store[];

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(async () => {
    await postgres?.stop();
  });

  beforeEach(async () => {
    url = await postgres.createDatabase();
    stores = await Promise.all([1, 2, 3].map(() => openStore({ url, now: () => NOON, log: () => {} })));
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });

  function replica(index: number): Store {
    const store = stores[index];
    if (store === undefined) throw new Error(`there is no replica ${index}`);
    return store;
  }

  const write = (store: Store, ...ids: string[]) =>
    store.records.Visit.upsert({ ...batch, records: ids.map((sourceId) => createBaseVisit({ sourceId })) });

  /** Resolves once the listener was told of that number. */
  async function toldOf(told: EventEmitter, wanted: number): Promise<void> {
    for (;;) {
      const [number] = await once(told, 'number');
      if (number >= wanted) return;
    }
  }

  test('that start together on an empty database find one set of tables', async () => {
    await write(replica(0), 'visit/1');
    expect(await replica(2).records.Visit.count({ now: NOON })).toBe(1);
  });

  test('number their changes without a gap or a double, in the order of commits', async () => {
    const seen: Change[] = [];
    let isDone = false;
    const reading = (async () => {
      while (!isDone || seen.length < 120) {
        const { changes, isGap } = await replica(2).changeFeed.readAfter(seen.length, 50);
        if (isGap) throw new Error('a number came after one that is larger');
        seen.push(...changes);
      }
    })();
    const writes = Array.from({ length: 60 }, (_, index) => write(replica(index % 2), `a/${index}`, `b/${index}`));
    await Promise.all(writes);
    isDone = true;
    await reading;
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
  });

  test('hear of what another has committed', async () => {
    const told = new EventEmitter();
    replica(1).changeFeed.onPublished((number) => told.emit('number', number));
    const heard = toldOf(told, 2);
    await write(replica(0), 'visit/1', 'visit/2');
    await heard;
  });

  test('go on after the server has crashed, with all that was committed, and hear of each other again', async () => {
    const told = new EventEmitter();
    replica(1).changeFeed.onPublished((number) => told.emit('number', number));
    const heardFirst = toldOf(told, 1);
    await write(replica(0), 'visit/1');
    await heardFirst;
    const lost = Promise.allSettled(stores.map((store, index) => write(store, `lost/${index}`)));
    await postgres.crash();
    await lost;
    const heardAgain = toldOf(told, 2);
    await write(replica(0), 'visit/2');
    await heardAgain;
    const found = await replica(1).records.Visit.getByIds('W3LCOME', ['visit/1', 'visit/2']);
    expect([...found.keys()].sort()).toEqual(['visit/1', 'visit/2']);
  });

  test('leave nothing of a batch whose connection is cut', async () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `visit/${index}`);
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('begin; lock table change_feed');
    const writing = write(replica(0), ...ids);
    const cut = cutWaiting(blocker);
    await expect(writing).rejects.toThrow();
    await cut;
    await blocker.query('rollback');
    await blocker.end();
    expect(await replica(1).records.Visit.count({ now: NOON })).toBe(0);
    expect(await replica(1).changeFeed.lastNumber()).toBe(0);
    expect(await write(replica(0), ...ids)).toMatchObject({ inserted: 2_000 });
  });
});
