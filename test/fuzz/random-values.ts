import fc from 'fast-check';
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { encodeNodeId, NODE_TYPES } from '../../src/domain/ids/node-id.js';
import { SOURCES } from '../../src/domain/source/source.js';

/** Texts that have broken something somewhere. */
const NASTY = [
  '',
  ' ',
  '\0',
  '../',
  '%2f',
  '\r\nX-Injected: yes',
  '__proto__',
  'constructor',
  '(a+)+$',
  '"}} {{',
  '{{7*7}}',
  '\ud800',
  '\u202e',
  'ﬁ'.repeat(50),
  'a'.repeat(5_000),
  '-0',
  '1e400',
  'NaN',
  '2026-02-30T00:00:00Z',
  '+099999-12-31T23:59:60Z',
];

const MAX_DEPTH = 4;

export const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }));

const instant = fc
  .date({ min: new Date('2026-05-01T00:00:00Z'), max: new Date('2026-08-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const id = fc.oneof(
  fc
    .record({
      nodeType: fc.constantFrom(...NODE_TYPES),
      source: fc.constantFrom(...SOURCES),
      sourceId: fc.oneof(fc.uuid(), fc.constantFrom('1', 'account', 'visit/1', 'user/1', '..', 'a/b'), fc.string()),
    })
    .map(encodeNodeId),
  nastyText,
);

/** By the name of a scalar; what is not here is text. */
const SCALARS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer()),
  Float: fc.double(),
  Boolean: fc.boolean(),
  ID: id,
  DateTime: fc.oneof({ weight: 4, arbitrary: instant }, nastyText),
  Date: fc.oneof(
    instant.map((text) => text.slice(0, 10)),
    nastyText,
  ),
  Decimal: fc.oneof(fc.integer().map(String), nastyText),
};

/** Values that fit a type, or nearly so: now and then one of another kind is among them. */
export function valueFor(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fittingValueFor(type, depth) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function fittingValueFor(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fittingValueFor(type.ofType, depth);
  if (isListType(type)) return fc.array(valueFor(type.ofType, depth + 1), { maxLength: 4 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? nastyText;
  const fields = Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || isNonNullType(field.type));
  const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
  const members = Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, depth + 1)]));
  return fc.record(members, { requiredKeys: required });
}
