/** Port: keeps a rotated refresh token across restarts, in each place there is. */
export interface TokenStore {
  /** What the places have, the latest first: one of them may have lost the latest, or an earlier one may be the only good one. */
  read(): Promise<readonly string[]>;
  /** Resolves when the places have it or have failed. */
  write(token: string): Promise<void>;
  /** Where replicas share the store: they refresh one at a time, and all use what one has got. */
  readonly sharing?: TokenSharing;
}

export interface TokenSharing {
  /** Runs `work` while no other replica runs any. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** The newest access token of any replica; null where there is none, or it cannot be read. Never rejects. */
  readAccess(): Promise<SharedAccess | null>;
  /** Never rejects. */
  writeAccess(access: SharedAccess): Promise<void>;
}

export interface SharedAccess {
  readonly accessToken: string;
  /** When a new one is to be got, in ms since the epoch; some time before the token ends. */
  readonly renewAt: number;
}
