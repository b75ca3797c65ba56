/** A value of a record that the gateway cannot use as the source sends it. The record is in the response. */
export const SOURCE_NOTICE_CODES = ['DATE_NOT_READ', 'PARTY_SIZE_NOT_PLAUSIBLE'] as const;
export type SourceNoticeCode = (typeof SOURCE_NOTICE_CODES)[number];

export const NO_NOTICES: readonly SourceNoticeCode[] = Object.freeze([]);

/** Number of a source's matching records with the flaw. */
export interface SourceNotice {
  readonly code: SourceNoticeCode;
  readonly count: number;
  readonly message: string;
}

const MESSAGES: Readonly<Record<SourceNoticeCode, string>> = {
  DATE_NOT_READ: 'Dates that cannot be read in one way only are shown as they are written',
  PARTY_SIZE_NOT_PLAUSIBLE: 'Numbers that cannot be a party of visitors count as 1',
};

export function sourceNotice(code: SourceNoticeCode, count: number): SourceNotice {
  return { code, count, message: MESSAGES[code] };
}
