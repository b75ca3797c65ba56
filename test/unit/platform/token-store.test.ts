import {
  createMemoryTokenStore,
  createPersistentTokenStore,
  type PersistentTokenStore,
  type TokenStorage,
} from '../../../src/platform/token-store.js';

const RETRY_MS = 5;
const MOST_TURNS = 2_000;

test('a memory store keeps the latest token', async () => {
  const store = createMemoryTokenStore();
  expect(await store.read()).toEqual([]);
  await store.write('first');
  await store.write('second');
  expect(await store.read()).toEqual(['second']);
});

/** A place that can be broken, and emptied. */
function createStorage(name: string) {
  let text: string | null = null;
  let lose = () => {};
  const state = { isBroken: false, writes: 0 };
  const place: TokenStorage = {
    name,
    async read() {
      if (state.isBroken) throw new Error('broken');
      return text;
    },
    async write(given) {
      state.writes += 1;
      if (state.isBroken) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      text = given;
    },
    onLoss(listener) {
      lose = listener;
    },
  };
  return {
    place,
    state,
    text: () => text,
    lose() {
      text = null;
      lose();
    },
  };
}
type Place = ReturnType<typeof createStorage>;

describe('a token in several places', () => {
  let places: [Place, Place];
  let warnings: string[];
  const opened: PersistentTokenStore[] = [];

  beforeEach(() => {
    places = [createStorage('one place'), createStorage('another place')];
    warnings = [];
  });
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
  });

  /** As a process that has just started. */
  function start(mark = 'mark'): PersistentTokenStore {
    const store = createPersistentTokenStore({
      storages: places.map(({ place }) => place),
      mark,
      warn: (message) => warnings.push(message),
      retryMs: RETRY_MS,
    });
    opened.push(store);
    return store;
  }

  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS && !isSo(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(isSo()).toBe(true);
  }

  test.each([0, 1])('outlives the process when either place fails or has lost it (%d)', async (index) => {
    await start().write('rotated');
    places[index]?.lose();
    expect(await start().read()).toEqual(['rotated']);
    const broken = places[1 - index];
    if (broken !== undefined) broken.state.isBroken = true;
    const store = start();
    await store.read();
    await store.write('rotated again');
    expect(await store.read()).toContain('rotated again');
    expect(await start().read()).toEqual(['rotated again']);
  });

  test('is the latest of what the places have, and the earlier one is the next to be tried', async () => {
    const store = start();
    await store.write('first');
    places[0].state.isBroken = true;
    await store.write('second');
    store.close();
    places[0].state.isBroken = false;
    expect(await start().read()).toEqual(['second', 'first']);
  });

  test('is the one of this process while no place can keep it', async () => {
    const store = start();
    await store.write('first');
    for (const { state } of places) state.isBroken = true;
    await store.write('second');
    expect(await store.read()).toEqual(['second']);
  });

  test('is written again until the place has it, with one warning that holds no token', async () => {
    const [broken] = places;
    broken.state.isBroken = true;
    await start().write('secret-token');
    await until(() => broken.state.writes > 3);
    broken.state.isBroken = false;
    await until(() => broken.text() !== null);
    expect(await start().read()).toEqual(['secret-token']);
    expect(warnings).toEqual([expect.stringMatching(/one place.*ENOSPC/)]);
    expect(warnings.join()).not.toContain('secret-token');
  });

  test('is written again to a place that has lost it', async () => {
    await start().write('rotated');
    places[0].lose();
    await until(() => places[0].text() !== null);
  });

  test('is not read when it was rotated from another configured one', async () => {
    await start().write('rotated');
    expect(await start('replaced').read()).toEqual([]);
  });

  test('is read as an earlier version wrote it', async () => {
    await places[0].place.write('mark token', 0);
    expect(await start().read()).toEqual(['token']);
  });

  test.each(['', 'mark', 'other 1 token', 'text'])('is none where a place holds %j', async (text) => {
    await places[0].place.write(text, 0);
    expect(await start().read()).toEqual([]);
  });
});
