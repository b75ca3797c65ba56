import { ApiKeyFileError, parseApiKeyFile } from '../../../src/api-keys/api-key-file.js';

const ENTRY = {
  name: 'desk',
  hash: 'a'.repeat(64),
  scopes: ['visits:read'],
  createdAt: '2026-11-21T12:00:00.000Z',
  expiresAt: null,
  locationIds: null,
};

const parse = (changes: object) =>
  parseApiKeyFile(JSON.stringify({ environment: 'live', keys: [{ ...ENTRY, ...changes }] }));

test('a file as the command writes it is read', () => {
  expect(parse({}).keys).toEqual([ENTRY]);
});

test.each<[string, object, string]>([
  ['a hash of another kind', { hash: 'A'.repeat(64) }, 'keys.0.hash must be a hexadecimal SHA-256'],
  ['a time without a zone', { expiresAt: '2026-11-21T12:00:00' }, 'keys.0.expiresAt '],
  ['the id of something else', { locationIds: ['VmlzaXQ6'] }, 'keys.0.locationIds.0 must be the id of a Location'],
  ['a misspelt scope', { scopes: ['visit:read'] }, 'keys.0.scopes.0 '],
  ['no limit that is meant as one', { locationIds: undefined }, 'keys.0.locationIds '],
  ['a member that is not known', { location: 'x' }, 'keys.0 has a member that is not known'],
])('%s is refused where it is', (_title, changes, problem) => {
  expect(() => parse(changes)).toThrow(problem);
});

test('two keys of one name are refused', () => {
  const text = JSON.stringify({ environment: 'live', keys: [ENTRY, ENTRY] });
  expect(() => parseApiKeyFile(text)).toThrow(new ApiKeyFileError('keys must not have two keys of one name'));
});

test.each(['', '{', 'null', '[]', '{"environment":"LIVE","keys":[]}'])('%j is no file of keys', (text) => {
  expect(() => parseApiKeyFile(text)).toThrow(ApiKeyFileError);
});

test('nothing that the file holds is repeated', () => {
  expect(() => parse({ hash: 'vg_live_secret', vg_live_secret: 1 })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
