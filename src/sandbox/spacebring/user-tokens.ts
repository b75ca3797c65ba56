import type { World } from '../world/world.js';

const LIFETIME_SECONDS = 3600;

export interface TokenPair {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
  readonly token_type: 'Bearer';
}

/** OAuth tokens of the sandbox's one user. */
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
}

const SCOPES = ['visitors', 'checkIns', 'support', 'transactions', 'community', 'locations'];

/** Access tokens live an hour by the sandbox's clock; each refresh uses up its refresh token but for the fixed one. */
export function createUserTokens(settings: UserTokensSettings): UserTokens {
  const { world, clock, fixedRefreshToken, isRotating } = settings;
  const expiries = new Map<string, number>();
  const refreshTokens = new Set([fixedRefreshToken]);
  let issued = 0;
  return {
    refresh(refreshToken) {
      if (!refreshTokens.has(refreshToken)) return null;
      issued += 1;
      const accessToken = world.uuid(`spacebring/access-token/${issued}`);
      const next = isRotating ? world.uuid(`spacebring/refresh-token/${issued}`) : refreshToken;
      expiries.set(accessToken, clock.now().getTime() + LIFETIME_SECONDS * 1000);
      if (isRotating && refreshToken !== fixedRefreshToken) refreshTokens.delete(refreshToken);
      refreshTokens.add(next);
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
