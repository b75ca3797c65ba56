import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { readGraphAnswer } from '../../../../src/analytics/gateway/graph-answer.js';

const DOCUMENT: TypedDocumentNode<unknown, unknown> = parse(
  'query ($isCounted: Boolean!) { here: locations { id } sources { source } more: sources @include(if: $isCounted) { source } }',
);

test.each([
  ['every field by its alias', { here: [], sources: [] }],
  ['a field that a directive let in', { here: null, sources: [], more: [] }],
])('%s is an answer', (_, data) => {
  expect(readGraphAnswer(DOCUMENT, JSON.stringify({ data }))).toEqual({ data });
});

test.each([
  ['a field is missing', '{"data":{"here":[]}}'],
  ['the fields have other names', '{"data":{"locations":[],"sources":[]}}'],
  ['there is no data', '{"data":null}'],
  ['it is a list', '[]'],
  ['it is no JSON', '<html>'],
])('it is none when %s', (_, text) => {
  expect(readGraphAnswer(DOCUMENT, text)).toBeNull();
});

test('errors go before data, whatever their shape', () => {
  const errors = [{ message: 'No', extensions: { code: 'X' } }, { message: 7 }, 'what'];
  expect(readGraphAnswer(DOCUMENT, JSON.stringify({ data: { here: [], sources: [] }, errors }))).toEqual({
    errors: [
      { message: 'No', extensions: { code: 'X' } },
      { message: 'no reason given', extensions: {} },
    ],
  });
});
