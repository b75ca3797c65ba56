/** What the vendor's pages leave open and a client must not rely on. */
export interface W3lcomeBehaviour {
  /** Accept the key only in the header that the endpoint pages name (`Authentication`), or in the usual one as well. */
  readonly auth: 'strict' | 'lenient';
  /** What `size` counts beside a list. */
  readonly size: 'page' | 'all';
  /** The member that holds the blocked list. */
  readonly blockedListKey: 'blockedlist' | 'blacklist';
  /** False: every blocked list call answers BLACKLIST_DISABLED. */
  readonly isBlockedListEnabled: boolean;
  /** Most records on a page, whatever `limit` asks; null: as many as the list's page documents. */
  readonly pageCap: number | null;
  /** How a list without records is told. */
  readonly emptyLists: 'array' | 'null' | 'absent';
  /** folded: some ids are upper-case and found in either case; exact: all are upper-case and found as they are only. */
  readonly ids: 'folded' | 'exact';
  /** How times in filters are read: `iso` in any offset, `iso-utc` with Z only, `unix-seconds`; or the filter is of no use. */
  readonly timeFilter: 'iso' | 'iso-utc' | 'unix-seconds' | 'ignored' | 'matches-nothing';
  /** The status of every refusal but NOT_FOUND, where it is not the obvious one. */
  readonly refusalStatus: number | null;
}

export const DEFAULT_W3LCOME_BEHAVIOUR: W3lcomeBehaviour = {
  auth: 'strict',
  size: 'page',
  blockedListKey: 'blockedlist',
  isBlockedListEnabled: true,
  pageCap: null,
  emptyLists: 'array',
  ids: 'folded',
  timeFilter: 'iso',
  refusalStatus: null,
};
