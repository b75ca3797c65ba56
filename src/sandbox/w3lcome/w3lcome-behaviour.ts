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
}

export const DEFAULT_W3LCOME_BEHAVIOUR: W3lcomeBehaviour = {
  auth: 'strict',
  size: 'page',
  blockedListKey: 'blockedlist',
  isBlockedListEnabled: true,
};
