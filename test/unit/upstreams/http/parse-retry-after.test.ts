import { parseRetryAfterMs } from '../../../../src/upstreams/http/failures.js';
import { NOW } from './client-fixture.js';

test.each([
  ['seconds', '7', 7_000],
  ['an HTTP date', 'Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
  ['a date in the past', 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['no header', null, null],
  ['an empty header', ' ', null],
  ['nonsense', 'soon', null],
])('Retry-After of %s', (_name, header, expected) => {
  expect(parseRetryAfterMs(header, NOW)).toBe(expected);
});
