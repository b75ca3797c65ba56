import { readWishes } from '../../../src/server/call-scope.js';

test.each([
  ['no-cache', true],
  ['max-age=0, No-Cache', true],
  ['max-age=0', undefined],
  [undefined, undefined],
])('Cache-Control: %s reads through: %s', (header, isReadThrough) => {
  expect(readWishes(header === undefined ? {} : { 'cache-control': header }).isReadThrough).toBe(isReadThrough);
});

test('only a client that asks is counted for', () => {
  expect(readWishes({ 'x-explain': 'upstream' }).isExplained).toBe(true);
  expect(readWishes({ 'x-explain': 'plan' }).isExplained).toBeUndefined();
});

test('only a client that asks is told the price', () => {
  expect(readWishes({ 'x-explain': 'upstream, Cost' }).isPriceAsked).toBe(true);
  expect(readWishes({ 'x-explain': 'upstream' }).isPriceAsked).toBeUndefined();
});
