import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { ReportBook } from '../lists/report-book.js';
import { readSources } from '../lists/whole-list.js';
import { SOURCES } from '../source/source.js';
import { addDays, type TimeRange } from '../time/time-range.js';
import type { Visit } from '../visit/visit.js';
import { createIdentityIndex, type VisitorPerson } from './identity-index.js';
import { groupVisitsByPerson } from './visited-person.js';
import type { Visitor } from './visitor.js';
import { assertVisitorId } from './visitor-id.js';
import { normalizeEmail, type VisitorKey } from './visitor-key.js';

export interface VisitorBy {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
}

/** How far ahead of now a search reaches, and how far back its first and second step do. */
const AHEAD_DAYS = 30;
const BACK_DAYS = [30, 120];

/**
 * One person by id, e-mail or phone number.
 * @returns null only if every source was read and knows nobody.
 * @throws InvalidInputError unless exactly one member is given and can be read; SourceFaultError when nobody was found
 * and a source could not be read.
 */
export async function findVisitor(env: ListEnvironment, by: VisitorBy): Promise<Visitor | null> {
  const given = Object.entries(by).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1) throw new InvalidInputError('by', 'takes exactly one of id, email and phoneNumber');
  if (typeof by.id === 'string') return findVisitorById(env, by.id, 'by.id');
  if (typeof by.email === 'string') {
    const email = normalizeEmail(by.email);
    if (email !== null) return search(env, [{ match: 'EMAIL', value: email }]);
    throw new InvalidInputError('by.email', 'is not an e-mail address');
  }
  const phones = env.phoneCandidates(by.phoneNumber ?? '');
  if (phones.length === 0) throw new InvalidInputError('by.phoneNumber', 'is not a phone number');
  return search(
    env,
    phones.map((value) => ({ match: 'PHONE_NUMBER', value })),
  );
}

/** As `findVisitor`, for `node(id)` and the like. The id of the answer is the one asked for. */
export async function findVisitorById(env: ListEnvironment, id: string, argument = 'id'): Promise<Visitor | null> {
  const key = assertVisitorId(env.sealer, argument, id);
  const visitor = await search(env, [key]);
  return visitor === null ? null : { ...visitor, key };
}

/** Reads ever further back until a record with one of the keys turns up. */
async function search(env: ListEnvironment, keys: readonly VisitorKey[]): Promise<Visitor | null> {
  const book = new ReportBook();
  const visits: Visit[] = [];
  for (const range of searchRanges(env)) {
    visits.push(...(await readRange(env, book, range)));
    const found = findAmong(visits, keys);
    if (found !== null) return found;
  }
  book.assertAllAnswered();
  return null;
}

function searchRanges({ now, visitsMaxRangeDays }: ListEnvironment): TimeRange[] {
  const ahead = Math.min(AHEAD_DAYS, Math.floor(visitsMaxRangeDays / 2));
  const furthest = visitsMaxRangeDays - ahead;
  const backs = [...BACK_DAYS.filter((days) => days < furthest), furthest];
  return backs.map((days, index) => ({
    from: addDays(now, -days),
    to: addDays(now, index === 0 ? ahead : -(backs[index - 1] ?? 0)),
  }));
}

async function readRange(env: ListEnvironment, book: ReportBook, range: TimeRange): Promise<Visit[]> {
  const sources = SOURCES.flatMap((source) => env.adapters[source] ?? [])
    .filter(({ source }) => !book.hasFailed(source))
    .map(({ source, visits }) => ({ source, read: () => visits.readVisits({ range, now: env.now }) }));
  const visits = await readSources<Visit>(book, sources);
  env.identities.add(visits.map(({ visitor }) => visitor));
  return visits;
}

function findAmong(visits: readonly Visit[], keys: readonly VisitorKey[]): Visitor | null {
  const index = createIdentityIndex(visits.map(({ visitor }) => visitor));
  const person = keys.map((key) => index.find(key)).find((found): found is VisitorPerson => found !== null);
  if (person === undefined) return null;
  const own = new Set(person.records);
  return (
    groupVisitsByPerson(visits).find(({ visitor }) => visitor.records.some((record) => own.has(record)))?.visitor ??
    null
  );
}
