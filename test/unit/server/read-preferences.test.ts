import { readPreferences } from '../../../src/server/call-scope.js';

test.each([
  ['no-cache', true],
  ['max-age=0, No-Cache', true],
  ['max-age=0', undefined],
  [undefined, undefined],
])('Cache-Control: %s reads through: %s', (header, isReadThrough) => {
  expect(readPreferences(header === undefined ? {} : { 'cache-control': header }).isReadThrough).toBe(isReadThrough);
});

test('calls are counted only where the client requests it', () => {
  expect(readPreferences({ 'x-explain': 'upstream' }).isExplained).toBe(true);
  expect(readPreferences({ 'x-explain': 'plan' }).isExplained).toBeUndefined();
});

test('the cost is reported only where the client requests it', () => {
  expect(readPreferences({ 'x-explain': 'upstream, Cost' }).isCostRequested).toBe(true);
  expect(readPreferences({ 'x-explain': 'upstream' }).isCostRequested).toBeUndefined();
});
