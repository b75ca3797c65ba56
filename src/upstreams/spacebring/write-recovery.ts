import type { VisitorDraft } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { failureOf, isWhole } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { afterWrite } from '../http/failed-reads.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import { readPagedSlice } from './paged-slice.js';
import { writtenName } from './person.mapper.js';
import type { VisitorWire } from './visit.wire.js';
import type { WirePage } from './wire.js';

/*
 * How far the source's clock may be behind ours, in ms, when a record is looked for that a write without an answer may have
 * made.
 */
const CLOCK_SKEW_MS = 120_000;

/** The earliest creation time, by the source's clock, of what was sent at `startedAt`. */
export function earliestCreation(startedAt: Date): Date {
  return new Date(startedAt.getTime() - CLOCK_SKEW_MS);
}

interface WholeReadOptions<T> {
  readonly readPage: (pageToken: string | undefined) => Promise<WirePage<T>>;
  readonly maxPages: number;
  readonly clock: Clock;
}

/**
 * Reads a whole list: a record that is not in it was not written.
 * @throws SourceFaultError also when a part or a record cannot be read, as it may be the one looked for.
 */
export async function readWholeList<T extends { readonly id: string }>(
  options: WholeReadOptions<T>,
): Promise<readonly T[]> {
  const slice = await readPagedSlice(options);
  const failure = failureOf(slice);
  if (failure !== null) throw new SourceFaultError({ source: 'SPACEBRING', ...failure });
  if (!isWhole(slice)) throw unreadableList();
  return slice.records;
}

export function unreadableList(): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} sent a list that could not be read to its end`,
  });
}

/**
 * The same name, exactly; the same e-mail but for its case, which the source may change; and the same digits of a phone
 * number, whose signs it may change.
 */
export function isSameVisitor(wire: VisitorWire, { email, name, phoneNumber }: VisitorDraft): boolean {
  return (
    writtenName(wire) === name &&
    (wire.email ?? '').toLowerCase() === (email ?? '').toLowerCase() &&
    digitsOf(wire.phoneNumber) === digitsOf(phoneNumber)
  );
}

function digitsOf(phone: string | null): string {
  return phone?.replace(/\D/g, '') ?? '';
}

/**
 * Reads a record after a write whose answer did not carry it.
 * @throws SourceFaultError with `isDelivered` true where the record cannot be read: the write was carried out.
 */
export async function readAfterWrite<T>(read: () => Promise<T | null>): Promise<T> {
  const record = await afterWrite(read);
  if (record !== null) return record;
  throw new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} does not return the written record`,
    isDelivered: true,
  });
}
