import { resolve } from 'node:path';
import { parseStoreUrl } from '../../../src/store/store-url.js';

test.each([
  [undefined, { engine: 'sqlite', file: null }],
  ['  ', { engine: 'sqlite', file: null }],
  ['file:/var/lib/store.db', { engine: 'sqlite', file: '/var/lib/store.db' }],
  ['file:///var/lib/a%20b.db', { engine: 'sqlite', file: '/var/lib/a b.db' }],
  ['file:data/store.db', { engine: 'sqlite', file: resolve('data/store.db') }],
  ['postgres://u:p@host/db', { engine: 'postgres', connectionString: 'postgres://u:p@host/db' }],
  ['postgresql://host/db', { engine: 'postgres', connectionString: 'postgresql://host/db' }],
])('%p names %j', (url, location) => {
  expect(parseStoreUrl(url)).toEqual(location);
});

test.each(['file:', 'file://elsewhere/store.db', 'mysql://secret@host/db', 'store.db', 'postgres://secret@'])(
  '%p is refused without being repeated',
  (url) => {
    expect(() => parseStoreUrl(url)).toThrow(/^STORE_URL must (?!.*secret)/);
  },
);
