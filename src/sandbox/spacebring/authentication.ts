import type { FastifyRequest } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../kit/sandbox-settings.js';
import { ApiError, invalidRequest } from './api-error.js';
import type { UserTokens } from './user-tokens.js';

const { clientId, clientSecret, networkId } = SANDBOX_CREDENTIALS.spacebring;
const BASIC = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
const NETWORK_HEADER = 'spacebring-network-id';
/** This route returns the id of the client's network. */
const NEEDS_NO_NETWORK = '/networks/v1';

export interface Authentication {
  /** Accepts Basic or bearer. A bearer token requires the network header; an unknown network is refused in both. */
  assertCaller(request: FastifyRequest): void;
  /** For the vendor's user-bound operations, which refuse Basic. */
  assertUser(request: FastifyRequest): void;
}

export function createAuthentication(tokens: UserTokens): Authentication {
  const isUser = (request: FastifyRequest): boolean => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    return scheme === 'Bearer' && token !== undefined && tokens.isValid(token);
  };
  return {
    assertCaller(request) {
      const hasUser = isUser(request);
      if (!hasUser && request.headers.authorization !== BASIC)
        throw unauthorized('the credentials are missing, wrong or expired');
      const network = request.headers[NETWORK_HEADER];
      if (network === undefined && hasUser && request.routeOptions.url !== NEEDS_NO_NETWORK) {
        throw invalidRequest(`${NETWORK_HEADER} is required with a bearer token`);
      }
      if (network !== undefined && network !== networkId)
        throw invalidRequest(`${NETWORK_HEADER} names an unknown network`);
    },
    assertUser(request) {
      if (!isUser(request)) throw unauthorized('this operation needs the OAuth token of a user');
    },
  };
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, 'unauthorized', message);
}
