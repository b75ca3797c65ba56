import type { VisitorKey, VisitorMatch } from '../model/visitor-key.js';
import type { VisitorRecord } from '../model/visitor-record.js';

/** One person across all sources, by the records that were read. */
export interface Visitor {
  readonly nodeType: 'Visitor';
  /** The key of the id. */
  readonly key: VisitorKey;
  /** Null when no record has a name or an e-mail. */
  readonly name: string | null;
  /** Trimmed and lower-case. */
  readonly email: string | null;
  /** E.164 when it can be parsed, else as the source stores it. */
  readonly phoneNumber: string | null;
  readonly company: string | null;
  readonly pictureUrl: string | null;
  readonly matchedBy: VisitorMatch;
  /** The joined records, newest first. */
  readonly records: readonly [VisitorRecord, ...VisitorRecord[]];
  /** False when a source could not be read completely: it may hold further records of the person. */
  readonly areAllRecordsKnown: boolean;
}

/** The part of a visitor that the id needs. */
export type VisitorRef = Pick<Visitor, 'nodeType' | 'key'>;

/** The visitor of a record: only the record's own strongest key; the directory has the other fields. */
export function visitorRefOf(record: VisitorRecord): VisitorRef {
  return { nodeType: 'Visitor', key: record.keys[0] };
}

/**
 * Joins records into one person. The newest record with a value decides each field, so that a person has their current
 * name.
 */
export function visitorOfRecords(
  records: readonly [VisitorRecord, ...VisitorRecord[]],
  { key, matchedBy, areAllRecordsKnown }: Pick<Visitor, 'key' | 'matchedBy' | 'areAllRecordsKnown'>,
): Visitor {
  const firstOf = <V>(read: (record: VisitorRecord) => V | null | undefined): V | null => {
    for (const record of records) {
      const value = read(record);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  };
  return {
    nodeType: 'Visitor',
    key,
    name: firstOf(({ name }) => name),
    email: firstOf(({ keys }) => keys.find(({ match }) => match === 'EMAIL')?.value),
    phoneNumber: firstOf(({ phoneE164 }) => phoneE164) ?? firstOf(({ phoneNumber }) => phoneNumber),
    company: firstOf(({ company }) => company),
    pictureUrl: firstOf(({ pictureUrl }) => pictureUrl),
    matchedBy,
    records,
    areAllRecordsKnown,
  };
}
