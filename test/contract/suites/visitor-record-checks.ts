import { normalizeDocument, VISITOR_MATCHES } from '../../../src/domain/model/visitor-key.js';
import type { VisitorRecord } from '../../../src/domain/model/visitor-record.js';
import type { Source } from '../../../src/domain/source/source.js';
import { normalizeEmail } from '../../../src/domain/text/normalize-email.js';
import { normalizeName } from '../../../src/domain/text/written-name.js';

/** A visitor's name is no reference, and their keys follow from what the record says, strongest first. */
export function expectVisitorRecord(source: Source, visitor: VisitorRecord): void {
  expect(visitor.source).toBe(source);
  expect(visitor.reference).not.toBe('');
  expect(visitor.name?.trim()).not.toBe('');
  expect(visitor.name).not.toBe(visitor.reference);
  expect(visitor.documents).toEqual(visitor.documents.map(normalizeDocument));
  const email = normalizeEmail(visitor.email);
  // A contact stands beside the name under which it is used, where there is one.
  const name = normalizeName(visitor.name ?? '', [visitor.email]);
  const named = name === '' ? {} : { name };
  expect(visitor.keys).toEqual([
    ...(email === null ? [] : [{ match: 'EMAIL', value: email, ...named }]),
    ...(visitor.phoneE164 === null ? [] : [{ match: 'PHONE_NUMBER', value: visitor.phoneE164, ...named }]),
    { match: 'SOURCE_RECORD', value: expect.stringMatching(new RegExp(`^${source}/.`)) },
  ]);
  const strengths = visitor.keys.map(({ match }) => VISITOR_MATCHES.indexOf(match));
  expect(strengths).toEqual(strengths.toSorted());
  if (visitor.phoneE164 !== null) expect(visitor.phoneE164).toMatch(/^\+[1-9]\d{6,14}$/);
}
