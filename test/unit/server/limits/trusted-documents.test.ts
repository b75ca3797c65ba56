import { hashDocument, trustDocuments } from '../../../../src/server/limits/trusted-documents.js';

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
