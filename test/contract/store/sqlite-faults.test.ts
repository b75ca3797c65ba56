import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'libsql';
import { openStore } from '../../../src/store/open-store.js';
import type { Store } from '../../../src/store/ports.js';
import { type CompiledSources, compileSources } from '../../support/compile-sources.js';
import { givenEveryTraceOf, TRACES } from './erased-person.js';
import { createBaseVisit, NOON } from './store-records.js';

const WRITER = join(import.meta.dirname, 'endless-writer.mjs');
const BATCH = 200;

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-tests-'));
  file = join(folder, 'store.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(): Promise<Store> {
  return openStore({ url: `file:${file}`, now: () => NOON, log: () => {} });
}

describe('a process that is killed while it writes', () => {
  let compiled: CompiledSources;

  beforeAll(async () => {
    compiled = await compileSources('store');
  });

  afterAll(() => {
    compiled.remove();
  });

  /** `temporary`: where it puts private files; `batches`: after so many it ends. */
  function startWriter(url: string, { temporary = tmpdir(), batches = Infinity } = {}): ChildProcess {
    const module = compiled.pathOf('store/open-store.js');
    const env = { ...process.env, TMPDIR: temporary };
    return spawn(process.execPath, [WRITER, module, url, String(batches)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Kills the writer some batches later, in the middle of the next. Answers the last batch that it called committed. */
  async function killAfter(writer: ChildProcess, batches: number, delayMs: number): Promise<number> {
    if (writer.stdout === null) throw new Error('the writer says what it does');
    const lines = createInterface(writer.stdout);
    let last = -1;
    let seen = 0;
    for await (const line of lines) {
      last = Number(line);
      seen += 1;
      if (seen === batches) setTimeout(() => writer.kill('SIGKILL'), delayMs);
    }
    return last;
  }

  test('leaves every batch that it committed, whole, and no part of another', async () => {
    for (const [batches, delayMs] of [
      [2, 3],
      [3, 11],
      [1, 29],
    ] as const) {
      const last = await killAfter(startWriter(`file:${file}`), batches, delayMs);
      const store = await open();
      const count = await store.records.Visit.count({ now: NOON });
      expect(count % BATCH).toBe(0);
      expect(count).toBeGreaterThanOrEqual((last + 1) * BATCH);
      expect((await store.changeFeed.readAfter(count - 1, 10)).changes).toHaveLength(1);
      await store.close();
    }
    const database = new Database(file);
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    database.exec("insert into visits_search(visits_search, rank) values ('integrity-check', 1)");
    database.close();
  });

  test('is read meanwhile by another, which hears of its commits, and cannot write', async () => {
    const writer = startWriter(`file:${file}`);
    await once(writer.stdout ?? writer, 'data');
    const reader = await openStore({ url: `file:${file}`, isReader: true, now: () => NOON, log: () => {} });
    await new Promise<void>((resolve) => {
      reader.changeFeed.onPublished((lastNumber) => {
        if (lastNumber >= 5 * BATCH) resolve();
      });
    });
    expect(await reader.records.Visit.count({ now: NOON })).toBeGreaterThanOrEqual(5 * BATCH);
    const writing = reader.records.Visit.removeByIds('W3LCOME', ['1']);
    await expect(writing).rejects.toMatchObject({ name: 'StatementError', code: 'SQLITE_READONLY' });
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    await reader.close();
  });

  test('takes its private file along when it gives up by itself', async () => {
    const module = JSON.stringify(compiled.pathOf('store/open-store.js'));
    const script = `const { openStore } = await import(${module});
      await openStore({ url: undefined, now: () => new Date(), log: () => {} });
      throw new Error('it gives up');`;
    const env = { ...process.env, TMPDIR: folder };
    const lost = spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: 'ignore' });
    const [code] = await once(lost, 'exit');
    expect(code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves a private file that a later start removes, unless it is in use', async () => {
    const yesterday = Date.now() / 1_000 - 86_400;
    const running = startWriter('', { temporary: folder });
    await once(running.stdout ?? running, 'data');
    const [left = ''] = readdirSync(folder);
    utimesSync(join(folder, left), yesterday, yesterday);
    await once(startWriter('', { temporary: folder, batches: 1 }), 'exit');
    expect(readdirSync(folder)).toEqual([left]);
    running.kill('SIGKILL');
    await once(running, 'exit');
    utimesSync(join(folder, left), yesterday, yesterday);
    await once(startWriter('', { temporary: folder, batches: 1 }), 'exit');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a disk that takes no more refuses the batch, and keeps what was committed', async () => {
  const compiled = await compileSources('store');
  const command = `trap '' XFSZ; ulimit -f 6000; exec "$0" "$@"`;
  const writer = [process.execPath, WRITER, compiled.pathOf('store/open-store.js'), `file:${file}`];
  const limited = spawn('bash', ['-c', command, ...writer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface(limited.stdout)) lines.push(line);
  compiled.remove();
  const [name, code, count] = lines.at(-1)?.split(' ') ?? [];
  expect([name, code]).toEqual(['StatementError', expect.stringMatching(/^SQLITE_(?:IOERR|FULL)/)]);
  expect(Number(count)).toBe((lines.length - 1) * BATCH);
  const store = await open();
  expect(await store.records.Visit.count({ now: NOON })).toBe(Number(count));
  await store.records.Visit.removeByIds('W3LCOME', ['unknown']);
  await store.close();
});

test('a store that is closed says so', async () => {
  const store = await open();
  await store.close();
  await expect(store.records.Visit.count({ now: NOON })).rejects.toThrow("The store's thread has ended");
  await store.close();
});

test('nobody else can read the files of a store', async () => {
  const store = await open();
  await store.records.Visit.upsert({
    source: 'W3LCOME',
    stream: 'visits',
    readAt: NOON,
    records: [createBaseVisit({ sourceId: '1' })],
  });
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['store.db', 'store.db-owner', 'store.db-shm', 'store.db-wal']));
  for (const name of names) expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  await store.close();
});

test('a file that another process owns is refused', async () => {
  const store = await open();
  await expect(open()).rejects.toThrow(`The store file ${file} is in use by another process.`);
  await store.close();
  await (await open()).close();
});

test('a reader of a file that nobody has made is refused', async () => {
  const opened = openStore({ url: `file:${file}`, isReader: true, now: () => NOON, log: () => {} });
  await expect(opened).rejects.toThrow(`There is no store file ${file}`);
  const unnamed = openStore({ url: undefined, isReader: true, now: () => NOON, log: () => {} });
  await expect(unnamed).rejects.toThrow('STORE_URL must name a file');
});

test('a file that is no store is refused, and can be opened once it is moved away', async () => {
  writeFileSync(file, 'this is no database'.repeat(1_000));
  await expect(open()).rejects.toThrow(`The store file ${file} is damaged.`);
  rmSync(file);
  await (await open()).close();
});

test('a store that is damaged within says so where it is read', async () => {
  const store = await open();
  const records = Array.from({ length: 500 }, (_, index) => createBaseVisit({ sourceId: `visit/${index}` }));
  await store.records.Visit.upsert({ source: 'W3LCOME', stream: 'visits', readAt: NOON, records });
  await store.close();
  const size = statSync(file).size;
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(size - 8 * 4096, 0xa5), 0, size - 8 * 4096, 8 * 4096);
  const damaged = open().then(async (opened) => {
    const page = opened.records.Visit.page({
      filter: { now: NOON },
      order: { field: 'SCHEDULED_AT', direction: 'ASC' },
      limit: 1_000,
    });
    return page.finally(() => opened.close());
  });
  await expect(damaged).rejects.toThrow(`The store file ${file} is damaged.`);
});

test('what was erased is in no file of the store, neither at once nor after its end', async () => {
  const readFiles = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  const store = await open();
  const { person } = await givenEveryTraceOf(store);
  expect(readFiles().join('')).toMatch(TRACES);
  await store.upkeep.erasePerson(person);
  const traces = withoutIds(TRACES);
  for (const content of readFiles()) expect(traces.exec(content)).toBeNull();
  await store.close();
  for (const content of readFiles()) expect(traces.exec(content)).toBeNull();
});

/** The feed names removed records by their ids, without their content, as long as it keeps changes. */
function withoutIds({ source }: RegExp): RegExp {
  return new RegExp(source.replace('|person-77', ''), 'i');
}
