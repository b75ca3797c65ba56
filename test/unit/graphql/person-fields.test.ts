import type { PersonRef } from '../../../src/domain/model/person.js';
import { createVisit } from '../../support/records.js';
import { ask, createPerson, idOf, NOW, watchAdapter } from './graph-harness.js';

const visitId = idOf('Visit', 'SPACEBRING', 'v1');

function withHost(host: PersonRef, failing: string[] = []) {
  const visit = createVisit({ source: 'SPACEBRING', sourceId: 'v1', scheduledAt: NOW, host });
  const people = [createPerson({ sourceId: 'm1', name: 'Bea Looked-up', email: 'bea@example.com' })];
  const memberships = [{ accountId: 'a1', locationId: 'l1', sourceId: 'm1' }];
  return watchAdapter('SPACEBRING', { visits: [visit], people, memberships }, failing);
}

const askHost = (adapter: ReturnType<typeof withHost>['adapter'], fields: string) =>
  ask(`{ visit(id: "${visitId}") { sourceId host { ${fields} } } }`, { adapters: [adapter] });

const named = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm1' } as const;

test('what a visit carries of its host is served without a look-up, even what is known to be empty', async () => {
  const { adapter, calls } = withHost({ ...named, name: 'Bea Carried', email: null });
  const answer = await askHost(adapter, 'id sourceId name email');
  expect(answer.data).toEqual({
    visit: {
      sourceId: 'v1',
      host: { id: idOf('Person', 'SPACEBRING', 'm1'), sourceId: 'm1', name: 'Bea Carried', email: null },
    },
  });
  expect(calls).toEqual(['loadVisit']);
});

test('what the visit does not carry is looked up', async () => {
  const { adapter, calls } = withHost({ ...named, name: 'Bea Carried' });
  const answer = await askHost(adapter, 'name email isActive');
  expect(answer.data).toMatchObject({
    visit: { host: { name: 'Bea Carried', email: 'bea@example.com', isActive: true } },
  });
  expect(calls).toContain('loadPerson');
});

test('a failing look-up costs its own fields, with the code of the source', async () => {
  const { adapter } = withHost(named, ['loadPerson']);
  const answer = await askHost(adapter, 'name email');
  expect(answer.data).toEqual({ visit: { sourceId: 'v1', host: { name: null, email: null } } });
  const extensions = {
    code: 'UPSTREAM_UNAVAILABLE',
    source: 'SPACEBRING',
    retryAfterSeconds: 5,
    requestId: 'request-1',
  };
  expect(answer.errors).toMatchObject([
    { path: ['visit', 'host', 'name'], extensions },
    { path: ['visit', 'host', 'email'], extensions },
  ]);
});

test('a host that the source no longer knows has no name', async () => {
  const { adapter } = withHost({ ...named, sourceId: 'gone' });
  expect((await askHost(adapter, 'name email')).data).toMatchObject({ visit: { host: { name: null, email: null } } });
});

describe('a person named by account', () => {
  const byAccount = (accountId: string): PersonRef => ({
    nodeType: 'Person',
    source: 'SPACEBRING',
    name: 'Bea',
    account: { accountId, locationId: 'l1' },
  });

  test('has the id of the membership in the location of the record', async () => {
    const { adapter } = withHost(byAccount('a1'));
    expect((await askHost(adapter, 'id sourceId')).data).toMatchObject({
      visit: { host: { id: idOf('Person', 'SPACEBRING', 'm1'), sourceId: 'm1' } },
    });
  });

  test('has an id of the account where there is no membership', async () => {
    const { adapter } = withHost(byAccount('a2'));
    expect((await askHost(adapter, 'id sourceId')).data).toMatchObject({
      visit: { host: { id: idOf('Person', 'SPACEBRING', 'user/a2'), sourceId: 'user/a2' } },
    });
  });

  test('costs no look-up as long as only carried fields are selected', async () => {
    const { adapter, calls } = withHost(byAccount('a1'));
    await askHost(adapter, 'name source');
    expect(calls).toEqual(['loadVisit']);
  });

  test('never has a second id because the look-up failed: the person is null with an error instead', async () => {
    const { adapter } = withHost(byAccount('a1'), ['loadPersonByAccount']);
    const answer = await askHost(adapter, 'id');
    expect(answer.data).toEqual({ visit: { sourceId: 'v1', host: null } });
    expect(answer.errors).toMatchObject([
      { path: ['visit', 'host', 'id'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });
});
