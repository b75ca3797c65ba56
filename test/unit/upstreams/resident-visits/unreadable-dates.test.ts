import { logUnreadableDates } from '../../../../src/upstreams/resident-visits/values.js';

function logOf(texts: readonly string[]): string[] {
  const messages: string[] = [];
  const log = logUnreadableDates((message) => messages.push(message));
  for (const text of texts) log(text);
  return messages;
}

test('dates that cannot be read are logged once for each shape, without their words', () => {
  const messages = logOf([
    '05/03/2026',
    '06/04/2026',
    'mañana con Ana',
    'luego por Eva',
    '05/03/2026 14:30',
    ' 07/08/2026 ',
  ]);
  expect(messages.map((message) => /shape "(.*)"/.exec(message)?.[1])).toEqual([
    '99/99/9999',
    'a a a',
    '99/99/9999 99:99',
  ]);
});

test('no more than 20 shapes are logged, and the last says so', () => {
  const messages = logOf(Array.from({ length: 60 }, (_, index) => '-'.repeat((index % 30) + 1)));
  expect(messages).toHaveLength(20);
  expect(messages.filter((message) => message.endsWith('further shapes are not logged'))).toEqual([messages[19]]);
});

test('a text of any length makes a short line', () => {
  const [message = ''] = logOf([`${'1/'.repeat(50_000)}☃`]);
  expect(message.length).toBeLessThan(200);
});
