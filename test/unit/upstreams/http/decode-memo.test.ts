import { createDecodeMemo } from '../../../../src/upstreams/http/decode.js';

function decodeCounted(memo: ReturnType<typeof createDecodeMemo>) {
  const decoded: string[] = [];
  return {
    decoded,
    ask: (question: string, text: string) =>
      memo.decode(question, text, () => {
        decoded.push(text);
        return { text };
      }),
  };
}

test('the same text under the same key is the same value, decoded once', () => {
  const { ask, decoded } = decodeCounted(createDecodeMemo());
  expect(ask('q', 'one')).toBe(ask('q', 'one'));
  expect(decoded).toEqual(['one']);
});

test('another text is decoded, and takes the place of the one before', () => {
  const { ask, decoded } = decodeCounted(createDecodeMemo());
  for (const text of ['one', 'two', 'two', 'one']) ask('q', text);
  expect(decoded).toEqual(['one', 'two', 'one']);
});

test('the same text under another key is decoded again: its decoder may be another', () => {
  const { ask, decoded } = decodeCounted(createDecodeMemo());
  ask('q', 'one');
  ask('r', 'one');
  expect(decoded).toHaveLength(2);
});

test('what does not fit is forgotten, the longest unasked first', () => {
  const { ask, decoded } = decodeCounted(createDecodeMemo(10));
  for (const question of ['a', 'b', 'c', 'a']) ask(question, '1234');
  expect(decoded).toHaveLength(4);
});

test('a text that does not decode is tried again', () => {
  const memo = createDecodeMemo();
  const refuse = () => {
    throw new Error('unreadable');
  };
  expect(() => memo.decode('q', 'one', refuse)).toThrow('unreadable');
  expect(memo.decode('q', 'one', () => 1)).toBe(1);
});
