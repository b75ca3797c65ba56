import fc from 'fast-check';
import { isSamePerson } from '../../../../src/domain/model/blocked-match.js';
import type { BlockedPerson } from '../../../../src/domain/model/blocked-person.js';
import { normalizeDocument, visitorKeys } from '../../../../src/domain/model/visitor-key.js';
import { normalizeEmail } from '../../../../src/domain/text/normalize-email.js';
import { isPlaceholder } from '../../../../src/domain/text/placeholder.js';
import { createPhoneParser } from '../../../../src/platform/phone-parser.js';
import { createVisitorRecord } from '../../../support/records.js';

const PLACEHOLDERS = [
  'n/a',
  'N/A',
  'NA',
  'n.a.',
  '-',
  '--',
  '@',
  '.',
  '',
  ' ',
  '0',
  '00',
  '000',
  'x',
  'XXX',
  'xxxxxxxx',
  'none',
  'None',
  'null',
  'nil',
  'test',
  'sem',
  'nao tem',
  'Não tem',
  'NÃO TEM',
  'na\u0303o tem',
  'não-tem',
  'sem email',
  'Sem e-mail',
  'no tiene',
  'sin teléfono',
  'ninguno',
  'not available',
  "doesn't have",
  'a confirmar',
  'n/a@n/a',
  'x@x',
  'x@x.com',
  'na@na.com',
  'test@test.com',
  'naotem@gmail.com',
  'nao.tem@hotmail.com',
  'sem@email.com',
  'noemail@noemail.com',
  'a@b@c.com',
  'ana lima@example.com',
  '@example.com',
  'ana@',
  'ana@localhost',
  'ana@.com',
  'ana@example.',
  'ana@example..com',
  '11111111111',
  '(11) 99999-9999',
  '+55 11 99999-9999',
  '00000000000',
  '99999999',
  '12345',
  '123456789',
  '987654321',
  '0123456789',
  '1234',
  '5678',
  '+1 212 555-5555',
  '000.000.000-00',
  '111.111.111-11',
  '1010101',
  'DOC',
  'passaporte',
  'ab12',
];

const parser = createPhoneParser();
const COUNTRIES = ['BR', 'US', 'MX', null];
/** As an operator or a kiosk writes it. */
const spelling = fc
  .record({
    text: fc.constantFrom(...PLACEHOLDERS),
    isUpper: fc.boolean(),
    before: fc.constantFrom('', ' ', '\u200b', '\u200f'),
    after: fc.constantFrom('', ' ', '\ufeff', '\t'),
    country: fc.constantFrom(...COUNTRIES),
  })
  .map(({ text, isUpper, before, after, country }) => ({
    text: before + (isUpper ? text.toUpperCase() : text) + after,
    country,
  }));

const readAs = (contact: string, country: string | null) => {
  const document = normalizeDocument(contact);
  return {
    email: contact,
    phoneNumber: contact,
    phoneE164: parser.toE164(contact, country),
    documents: document === null ? [] : [document],
  };
};

const entryOf = (contact: string, country: string | null): BlockedPerson => ({
  nodeType: 'BlockedPerson',
  source: 'W3LCOME',
  sourceId: '1',
  name: 'Somebody',
  reason: 'secret',
  document: contact,
  ...readAs(contact, country),
});

describe('a placeholder', () => {
  test('never matches anyone on the blocked list, not even itself', () => {
    fc.assert(
      fc.property(spelling, spelling, (blocked, visitor) => {
        const record = createVisitorRecord(readAs(visitor.text, visitor.country));
        return !isSamePerson(entryOf(blocked.text, blocked.country), record);
      }),
      { numRuns: 2_000 },
    );
    for (const text of PLACEHOLDERS) {
      expect([text, isSamePerson(entryOf(text, 'BR'), createVisitorRecord(readAs(text, 'BR')))]).toEqual([text, false]);
    }
  });

  test('is no key of an identity', () => {
    fc.assert(
      fc.property(spelling, ({ text, country }) => {
        const { email, phoneE164 } = readAs(text, country);
        const keys = visitorKeys({ source: 'W3LCOME', name: text, email, phoneE164, record: 'r1' });
        expect(keys).toEqual([{ match: 'SOURCE_RECORD', value: 'W3LCOME/r1' }]);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['Ana.Lima@Example.com ', 'ana.lima@example.com'],
  ['o’brien@example.ie', "o'brien@example.ie"],
  ['an\u200ba@example.com', 'ana@example.com'],
  ['josé@exämple.de', 'josé@exämple.de'],
  ['na@mendes.com.br', 'na@mendes.com.br'],
  ['nada@petrovic.rs', 'nada@petrovic.rs'],
  ['x@twitter.com', 'x@twitter.com'],
  ['reception@big-client.example', 'reception@big-client.example'],
])('%j is the address %s', (given, expected) => {
  expect(normalizeEmail(given)).toBe(expected);
});

test.each([
  ['123.456.789-09', '12345678909'],
  ['ab–123 456', 'AB123456'],
  ['ＡＢ１２３', 'AB123'],
  ['12.3\u200b45-X', '12345X'],
  [null, null],
  ['ABCDEF', null],
  ['AB12', null],
  ['1212121', null],
])('%j is compared as the document %s', (given, expected) => {
  expect(normalizeDocument(given)).toBe(expected);
});

test.each(['Ana', 'Nao Kobayashi', '11912345678', 'AB123456', 'xavier'])('%s is no placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(false);
});
