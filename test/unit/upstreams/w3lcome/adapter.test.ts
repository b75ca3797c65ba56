import { createW3lcomeAdapter } from '../../../../src/upstreams/w3lcome/adapter.js';
import { createW3lcomeAuthorization } from '../../../../src/upstreams/w3lcome/authorization.js';
import { createScript, NOW } from './scripted-w3lcome.js';

describe('the account', () => {
  test('is the one location, described by the configuration', async () => {
    const { parts, sent } = createScript({});
    const { locations } = createW3lcomeAdapter(parts);
    const account = {
      nodeType: 'Location',
      source: 'W3LCOME',
      sourceId: 'account',
      name: 'Headquarters',
      address: null,
      timeZone: 'America/Sao_Paulo',
      currencyCode: null,
    };
    expect(await locations.readLocations()).toMatchObject({ records: [account], isComplete: true, asOf: NOW });
    expect(await locations.loadLocation('account')).toEqual(account);
    expect(await locations.loadLocation('elsewhere')).toBeNull();
    expect(sent).toEqual([]);
  });
});

describe('visitor fields', () => {
  test('are read in one call, without those that cannot be decoded', async () => {
    const { parts, sent } = createScript({ fields: [{ id: 'e', type: 'Email', sort: 1 }, { id: 'x' }] });
    const slice = await createW3lcomeAdapter(parts).visitorFields?.readVisitorFields();
    expect(slice).toMatchObject({ records: [{ id: 'e' }], droppedCount: 1, isComplete: true });
    expect(sent).toHaveLength(1);
  });
});

describe('calls', () => {
  test.each(['Authentication', 'Authorization'] as const)('are signed in the header %s', async (authHeader) => {
    const authorization = createW3lcomeAuthorization({ authHeader, token: 'bmljZQ==' });
    const scope = { signal: new AbortController().signal, priority: 'interactive' } as const;
    const headers = await authorization.headers(scope);
    expect(headers).toEqual({ [authHeader]: 'Basic bmljZQ==' });
    expect(await authorization.renew(scope, headers)).toBe(false);
  });
});
