/** Behaviour that the vendor's pages do not define, and that a client must not rely on. */
export interface W3lcomeBehaviour {
  /** `strict`: the key only in the endpoint pages' header (`Authentication`); `lenient`: in `Authorization` too. */
  readonly auth: 'strict' | 'lenient';
  /** The meaning of `size` in a list. */
  readonly size: 'page' | 'all';
  /** The member that contains the blocked list. */
  readonly blockedListKey: 'blockedlist' | 'blacklist';
  /** False: every blocked list call answers BLACKLIST_DISABLED. */
  readonly isBlockedListEnabled: boolean;
  /** Maximum of records on a page, also when `limit` is larger; null: the documented maximum. */
  readonly pageCap: number | null;
  /** The answer for an empty list. */
  readonly emptyLists: 'array' | 'null' | 'absent';
  /** folded: some ids are upper-case, and case does not matter; exact: all are upper-case, and case matters. */
  readonly ids: 'folded' | 'exact';
  /** Form of times in filters: `iso` with any offset, `iso-utc` with Z only, `unix-seconds`; or filters that do not work. */
  readonly timeFilter: 'iso' | 'iso-utc' | 'unix-seconds' | 'ignored' | 'matches-nothing';
  /** Status of all refusals but NOT_FOUND; null: the status that fits the code. */
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
