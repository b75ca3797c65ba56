import { z } from 'zod';
import type { Journal } from '../kit/journal.js';
import type { World } from '../world/world.js';

const LIFETIME_SECONDS = 3600;

export interface TokenPair {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
  readonly token_type: 'Bearer';
}

/** OAuth tokens of the one user that the sandbox knows. */
export interface UserTokens {
  /** Null when the refresh token is unknown or used up. */
  refresh(refreshToken: string): TokenPair | null;
  isValid(accessToken: string): boolean;
}

export interface UserTokensSettings {
  readonly world: World;
  readonly clock: { now(): Date };
  /** Always accepted, so that a client may restart with its configuration. */
  readonly fixedRefreshToken: string;
  readonly isRotating: boolean;
  /** Clients keep their tokens while the sandbox is started again, so it keeps them too. */
  readonly journal: Journal;
}

const storedTokenSchema = z.object({
  expiresAt: z.number(),
  /** The refresh token that came with it, and the one that was used up for it. */
  next: z.string(),
  usedUp: z.string().nullable(),
});
type StoredToken = z.infer<typeof storedTokenSchema>;

const SCOPES = ['visitors', 'checkIns', 'support', 'transactions', 'community', 'locations'];

/** Access tokens live an hour by the sandbox's clock; each refresh uses up its refresh token but for the fixed one. */
export function createUserTokens(settings: UserTokensSettings): UserTokens {
  const { world, clock, fixedRefreshToken, isRotating, journal } = settings;
  const expiries = new Map<string, number>();
  const refreshTokens = new Set([fixedRefreshToken]);
  let issued = 0;
  const store = (accessToken: string, { expiresAt, next, usedUp }: StoredToken): void => {
    expiries.set(accessToken, expiresAt);
    if (usedUp !== null) refreshTokens.delete(usedUp);
    refreshTokens.add(next);
  };
  journal.replay('token', (state, accessToken) => store(accessToken, storedTokenSchema.parse(state)));
  return {
    refresh(refreshToken) {
      if (!refreshTokens.has(refreshToken)) return null;
      issued += 1;
      const accessToken = world.uuid(`spacebring/access-token/${journal.run}/${issued}`);
      const expiresAt = clock.now().getTime() + LIFETIME_SECONDS * 1000;
      const next = isRotating ? world.uuid(`spacebring/refresh-token/${journal.run}/${issued}`) : refreshToken;
      const usedUp = isRotating && refreshToken !== fixedRefreshToken ? refreshToken : null;
      store(accessToken, { expiresAt, next, usedUp });
      journal.note({ kind: 'token', id: accessToken, state: { expiresAt, next, usedUp } satisfies StoredToken });
      return {
        access_token: accessToken,
        expires_in: LIFETIME_SECONDS,
        refresh_token: next,
        scope: SCOPES.join(' '),
        token_type: 'Bearer',
      };
    },
    isValid: (accessToken) => (expiries.get(accessToken) ?? 0) > clock.now().getTime(),
  };
}
