import { createBlockedPersonSource } from '../../../../src/upstreams/w3lcome/blocked-person.reader.js';
import { createScript, fault, type Script } from './scripted-w3lcome.js';

const MAX = { id: 'B1', name: 'Max', type: 'blacklist', phone: '11987654321' };

function setUp(script: Script) {
  const { parts, sent } = createScript(script);
  return { blocked: createBlockedPersonSource(parts), sent };
}

function failing(status: number | null, sourceCode: string | null, route?: string): Script {
  return {
    blockedlist: [MAX],
    intercept: (call) => {
      if (route === undefined || call.route === route) throw fault(status, sourceCode);
    },
  };
}

describe('the blocked list', () => {
  test.each<[string, unknown]>([
    ['blockedlist', { blockedlist: [MAX], size: 1 }],
    ['blacklist', { blacklist: [MAX] }],
    ['blockedList', { blockedList: [MAX] }],
    ['people', { people: [MAX], pages: [] }],
    ['any other name, alone', { entries: [MAX], size: 1 }],
    ['no name', [MAX]],
  ])('is accepted under %s', async (_, body) => {
    const { blocked } = setUp({ intercept: () => body });
    const slice = await blocked.readBlockedPeople();
    expect(slice.records).toMatchObject([{ sourceId: 'B1', name: 'Max' }]);
    expect(slice.isComplete).toBe(true);
  });

  test('is read once per request', async () => {
    const { blocked, sent } = setUp({ blockedlist: [MAX] });
    await Promise.all([blocked.readBlockedPeople(), blocked.readBlockedPeople()]);
    expect(sent).toHaveLength(1);
  });

  test.each([400, 403, 404, 500])('that is switched off (%i) is empty', async (status) => {
    const { blocked } = setUp(failing(status, 'BLACKLIST_DISABLED'));
    expect(await blocked.readBlockedPeople()).toMatchObject({ records: [], isComplete: true, fault: null });
    expect(await blocked.loadBlockedPerson('b1')).toBeNull();
  });

  test('that cannot be read is an error', async () => {
    const { blocked } = setUp(failing(503, null));
    await expect(blocked.readBlockedPeople()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});

describe('one entry of the blocked list', () => {
  test('is read by id', async () => {
    const { blocked, sent } = setUp({ blockedlist: [MAX] });
    expect(await blocked.loadBlockedPerson('B1')).toMatchObject({ sourceId: 'B1', name: 'Max' });
    expect(sent.map(({ route, id }) => [route, id])).toEqual([['/blockedlist/{id}', 'B1']]);
  });

  test('is null when the source does not know it', async () => {
    const { blocked, sent } = setUp({ blockedlist: [MAX] });
    expect(await blocked.loadBlockedPerson('b2')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  test.each([404, 405])('is looked for in the list where there is no such path (%i)', async (status) => {
    const { blocked, sent } = setUp(failing(status, null, '/blockedlist/{id}'));
    expect(await blocked.loadBlockedPerson('b1')).toMatchObject({ name: 'Max' });
    expect(await blocked.loadBlockedPerson('b2')).toBeNull();
    expect(sent.map(({ route }) => route)).toEqual(['/blockedlist/{id}', '/blockedlist', '/blockedlist/{id}']);
  });

  test('that cannot be read is an error', async () => {
    const { blocked } = setUp(failing(503, null));
    await expect(blocked.loadBlockedPerson('b1')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
