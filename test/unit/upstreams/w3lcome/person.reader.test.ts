import type { PersonSource } from '../../../../src/domain/model/person.js';
import { createPersonSource } from '../../../../src/upstreams/w3lcome/person.reader.js';
import { type Body, createScript, type Script, type SentCall } from './scripted-w3lcome.js';

function hosts(count: number): Body[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `H${index}`,
    name: `Host ${index}`,
    email: `Host${index}@example.com`,
  }));
}

function setUp(script: Script): { people: PersonSource; sent: SentCall[] } {
  const { parts, sent } = createScript(script);
  return { people: createPersonSource(parts), sent };
}

function routes(sent: readonly SentCall[]): string[] {
  return sent.map(({ route, id, offset, queryValue }) => [route, id ?? queryValue ?? offset].join(' '));
}

describe('W3lcome people', () => {
  test('are all hosts, page by page', async () => {
    const { people, sent } = setUp({ hosts: hosts(1200) });
    const slice = await people.readPeople({});
    expect([slice.records.length, slice.isComplete]).toEqual([1200, true]);
    expect(routes(sent)).toEqual(['/hosts 0', '/hosts 990']);
  });

  test('of another location are none, without a call', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    expect((await people.readPeople({ locationIds: ['elsewhere'] })).records).toEqual([]);
    expect(sent).toEqual([]);
    expect((await people.readPeople({ locationIds: ['account'] })).records).toHaveLength(3);
  });

  test('with an e-mail are read by it', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    const slice = await people.readPeople({ email: 'host1@example.com' });
    expect(slice.records.map(({ sourceId }) => sourceId)).toEqual(['H1']);
    expect(routes(sent)).toEqual(['/hosts host1@example.com']);
  });
});

describe('a W3lcome person by id', () => {
  test('alone is one call by id, without regard to case', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    expect(await people.loadPerson('H2')).toMatchObject({ sourceId: 'H2', name: 'Host 2' });
    expect(routes(sent)).toEqual(['/host/{id} H2']);
  });

  test('with others is found in the list', async () => {
    const { people, sent } = setUp({ hosts: hosts(500) });
    const found = await Promise.all(['h2', 'h499', 'h7'].map((id) => people.loadPerson(id)));
    expect(found.map((person) => person?.name)).toEqual(['Host 2', 'Host 499', 'Host 7']);
    expect(routes(sent)).toEqual(['/hosts 0']);
  });

  test('is taken from the list that was read before', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    await people.readPeople({});
    expect(await people.loadPerson('h1')).toMatchObject({ name: 'Host 1' });
    expect(routes(sent)).toEqual(['/hosts 0']);
  });

  test('that the source does not know is null', async () => {
    const { people } = setUp({ hosts: hosts(3) });
    expect(await people.loadPerson('h9')).toBeNull();
  });

  test('that cannot be an id of the source costs no call', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    expect([await people.loadPerson('user/1'), sent]).toEqual([null, []]);
  });
});

describe('W3lcome people by e-mail', () => {
  test('alone cost one query, and no more when there is no host', async () => {
    const { people, sent } = setUp({ hosts: hosts(3) });
    expect(await people.findPeopleByEmail('host1@example.com')).toMatchObject([{ sourceId: 'H1' }]);
    expect(await people.findPeopleByEmail('nobody@example.com')).toEqual([]);
    expect(routes(sent)).toEqual(['/hosts host1@example.com', '/hosts nobody@example.com']);
  });

  test('together share the list, and one that is not in it costs no call', async () => {
    const { people, sent } = setUp({ hosts: hosts(30) });
    const emails = ['host1@example.com', 'nobody@example.com', 'host29@example.com'];
    const found = await Promise.all(emails.map((email) => people.findPeopleByEmail(email)));
    expect(found.map((persons) => persons.map(({ sourceId }) => sourceId))).toEqual([['H1'], [], ['H29']]);
    expect(routes(sent)).toEqual(['/hosts 0']);
  });

  test('are only those with exactly that e-mail, whatever the source calls equal', async () => {
    const { people } = setUp({ intercept: () => ({ hosts: hosts(3) }) });
    expect(await people.findPeopleByEmail('host1@example.com')).toMatchObject([{ sourceId: 'H1' }]);
  });
});
