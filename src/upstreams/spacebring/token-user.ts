/**
 * Who the user token belongs to. No call tells: the user is configured, or known from the first record on that was written
 * in their name by this process. Null: not known yet.
 */
export interface TokenUser {
  readonly userRef: string | null;
  learn(userRef: string | null): void;
}

export function createTokenUser(configured: string | null = null): TokenUser {
  let known = configured;
  return {
    get userRef() {
      return known;
    },
    learn(userRef) {
      known = userRef ?? known;
    },
  };
}
