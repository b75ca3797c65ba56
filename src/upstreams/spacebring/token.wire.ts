import { z } from 'zod';
import type { SpacebringConfig, SpacebringUserTokenConfig } from '../../config/sources.js';
import type { RequestScope, UpstreamClient } from '../http/upstream-client.js';
import { text } from './spacebring.wire.js';

/** The vendor's page says that an access token lives for so long. */
const DOCUMENTED_LIFETIME_SECONDS = 3_600;

/** POST of the token URL. */
export const tokenWire = z
  .object({
    access_token: z.string().min(1),
    expires_in: z.coerce.number().positive().catch(DOCUMENTED_LIFETIME_SECONDS),
    refresh_token: text,
  })
  .transform((body) => ({
    accessToken: body.access_token,
    lifetimeSeconds: body.expires_in,
    /** Null: the one that was used stays good. */
    refreshToken: body.refresh_token,
  }));
export type TokenWire = z.infer<typeof tokenWire>;

/** Asks for an access token. Unsigned itself, and not remembered by any request; it counts against the source's quota. */
export function requestToken(
  client: UpstreamClient,
  scope: RequestScope,
  given: Pick<SpacebringConfig, 'clientId' | 'clientSecret'> &
    Pick<SpacebringUserTokenConfig, 'tokenUrl' | 'refreshToken'>,
): Promise<TokenWire> {
  return client.call(scope, {
    method: 'POST',
    route: '/oauth2/token',
    url: given.tokenUrl,
    isSigned: false,
    form: {
      client_id: given.clientId,
      client_secret: given.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: given.refreshToken,
    },
    decode: tokenWire,
  });
}
