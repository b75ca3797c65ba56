import type { VisitorKey, VisitorMatch } from '../model/visitor-key.js';
import type { VisitorRecord } from '../model/visitor-record.js';

/** One person across all sources, as far as the records that were read tell. */
export interface Visitor {
  readonly nodeType: 'Visitor';
  /** The key the id is made from. */
  readonly key: VisitorKey;
  /** Null where no record writes a name or an e-mail. */
  readonly name: string | null;
  /** Trimmed and lower-case. */
  readonly email: string | null;
  /** E.164 where it can be parsed, else as the source wrote it. */
  readonly phoneNumber: string | null;
  readonly company: string | null;
  readonly pictureUrl: string | null;
  readonly matchedBy: VisitorMatch;
  /** The records this person was put together from, newest first. */
  readonly records: readonly [VisitorRecord, ...VisitorRecord[]];
}

/** As much of a visitor as the id needs. */
export type VisitorRef = Pick<Visitor, 'nodeType' | 'key'>;

/** The visitor whom a record names: known by id alone, from the record's own strongest key; the rest is the directory's. */
export function visitorRefOf(record: VisitorRecord): VisitorRef {
  return { nodeType: 'Visitor', key: record.keys[0] };
}

/**
 * Several records as one person. The newest record that says something decides each field, so that a person keeps
 * the name they use now.
 */
export function visitorOfRecords(
  records: readonly [VisitorRecord, ...VisitorRecord[]],
  { key, matchedBy }: { key: VisitorKey; matchedBy: VisitorMatch },
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
  };
}
