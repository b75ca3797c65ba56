import { parse } from 'graphql';
import { createDocumentStore } from '../../../../src/server/limits/document-rules.js';

const documentOf = (characters: number) => parse(`{ a }${' '.repeat(characters - 5)}`);

test('a document is found again', async () => {
  const store = createDocumentStore(1_000);
  const document = documentOf(100);
  await store.set('a', document);
  expect(await store.get('a')).toBe(document);
  expect(await store.delete('a')).toBe(true);
  expect(await store.get('a')).toBeUndefined();
});

test('the documents used longest ago make room for new ones, by the length of their texts', async () => {
  const store = createDocumentStore(1_000);
  await store.set('a', documentOf(300));
  await store.set('b', documentOf(300));
  await store.get('a');
  await store.set('c', documentOf(300));
  expect(await store.get('b')).toBeUndefined();
  expect(await store.get('a')).toBeDefined();
  expect(await store.get('c')).toBeDefined();
});

test('a document longer than the whole store is not cached', async () => {
  const store = createDocumentStore(1_000);
  await store.set('a', documentOf(100));
  await store.set('b', documentOf(2_000));
  expect(await store.get('b')).toBeUndefined();
  expect(await store.get('a')).toBeDefined();
});
