import { readdir, readFile } from 'node:fs/promises';
import { print } from 'graphql';
import * as boardDocuments from '../../../../examples/board/src/generated/operations.js';
import * as documents from '../../../../src/generated/operations.js';
import { hashDocument, trustDocuments } from '../../../../src/server/limits/persisted-operations.js';
import { asApolloClient } from '../../../support/as-apollo-client.js';

const FILE = `# Two operations and what they share.
query A { sources { ...S } }
query B { locations { id } sources { ...S } }

fragment S on SourceHealth { source }
`;

test('a file is trusted as it is written, and each of its operations with the fragments it uses', () => {
  const texts = [...trustDocuments([FILE]).values()];
  expect(texts).toContain(FILE);
  expect(texts).toContain('query A {\n  sources {\n    ...S\n  }\n}\n\nfragment S on SourceHealth {\n  source\n}');
  expect(texts.some((text) => text.includes('query B') && !text.includes('query A'))).toBe(true);
  expect(texts.every((text) => text.includes('fragment S'))).toBe(true);
});

test('a document is found by the SHA-256 of its text', () => {
  const documents = trustDocuments([FILE]);
  expect(documents.get(hashDocument(FILE))).toBe(FILE);
  expect(documents.get(hashDocument(`${FILE} `))).toBeUndefined();
});

/** A file as Apollo Client sends it: an operation by itself, and the type of everything but the root. */
const SENT_BY_APOLLO_CLIENT = `query A {
  sources {
    ...S
    __typename
  }
}

fragment S on SourceHealth {
  source
  __typename
}`;

test('an operation is trusted as Apollo Client sends it, and not with any other field', () => {
  const trusted = trustDocuments([FILE]);
  expect(trusted.get(hashDocument(SENT_BY_APOLLO_CLIENT))).toBe(SENT_BY_APOLLO_CLIENT);
  const atTheRoot = SENT_BY_APOLLO_CLIENT.replace('{', '{\n  __typename');
  const another = SENT_BY_APOLLO_CLIENT.replace('__typename', 'status');
  for (const text of [atTheRoot, another]) expect(trusted.get(hashDocument(text))).toBeUndefined();
});

test('a selection that already has types, or reads the schema, is sent unchanged', () => {
  const text =
    '{\n  sources {\n    __typename\n    source\n  }\n  ... on Query {\n    __schema {\n      description\n    }\n  }\n}';
  const sent = text.replace('description\n', 'description\n      __typename\n');
  expect([...trustDocuments([text]).values()]).toEqual([text, sent]);
});

describe('every generated document', () => {
  const files = new URL('../../../../schema/operations/', import.meta.url);

  async function trustFiles() {
    const names = await readdir(files);
    return trustDocuments(await Promise.all(names.map((name) => readFile(new URL(name, files), 'utf8'))));
  }

  test.each([
    ['of the package', documents],
    ['of the board', boardDocuments],
  ])('%s is trusted as it is printed, and as Apollo Client prints it', async (_whose, generated) => {
    const trusted = await trustFiles();
    const texts = Object.values(generated)
      .map((document) => print(document))
      .filter((text) => !text.startsWith('fragment'));
    const unknown = texts
      .flatMap((text) => [text, asApolloClient(text)])
      .filter((text) => !trusted.has(hashDocument(text)));
    expect(texts.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });
});
