/**
 * Who the user token belongs to. No call tells: the user is known from the first record on that was written in their name
 * by this process. Null: not known yet.
 */
export interface TokenUser {
  readonly userRef: string | null;
  learn(userRef: string | null): void;
}

export function createTokenUser(): TokenUser {
  let known: string | null = null;
  return {
    get userRef() {
      return known;
    },
    learn(userRef) {
      known = userRef ?? known;
    },
  };
}
