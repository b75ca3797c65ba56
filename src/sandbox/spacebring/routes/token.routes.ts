import type { FastifyInstance } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../../kit/sandbox-settings.js';
import type { UserTokens } from '../user-tokens.js';

const { clientId, clientSecret, tokenPath } = SANDBOX_CREDENTIALS.spacebring;

/**
 * The token endpoint. The vendor documents no error bodies for it, so they are those of RFC 6749. The authorization-code grant is
 * not played, because it needs a login page.
 */
export function registerToken(app: FastifyInstance, tokens: UserTokens): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });

  app.post(tokenPath, (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
      return reply.code(401).send(oauthError('invalid_client', 'client_id or client_secret is wrong'));
    }
    if (form.get('grant_type') !== 'refresh_token') {
      return reply.code(400).send(oauthError('unsupported_grant_type', 'only refresh_token is played here'));
    }
    const pair = tokens.refresh(form.get('refresh_token') ?? '');
    if (pair === null)
      return reply.code(400).send(oauthError('invalid_grant', 'the refresh token is unknown or was used before'));
    return reply.header('cache-control', 'no-store').send(pair);
  });
}

function oauthError(error: string, description: string): object {
  return { error, error_description: description };
}
