import { readPreferences } from '../../../src/server/call-scope.js';

test.each([
  ['no-cache', true],
  ['max-age=0, No-Cache', true],
  ['max-age=0', undefined],
  [undefined, undefined],
])('Cache-Control: %s reads through: %s', (header, isReadThrough) => {
  expect(readPreferences(header === undefined ? {} : { 'cache-control': header }).isReadThrough).toBe(isReadThrough);
});

test('only a client that asks is counted for', () => {
  expect(readPreferences({ 'x-explain': 'upstream' }).isExplained).toBe(true);
  expect(readPreferences({ 'x-explain': 'plan' }).isExplained).toBeUndefined();
});

test('only a client that asks is told the price', () => {
  expect(readPreferences({ 'x-explain': 'upstream, Cost' }).isCostRequested).toBe(true);
  expect(readPreferences({ 'x-explain': 'upstream' }).isCostRequested).toBeUndefined();
});
