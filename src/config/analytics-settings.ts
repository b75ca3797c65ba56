import { headerText, httpUrl, optional, secret } from './setting-kinds.js';

export const analyticsSettings = {
  GATEWAY_URL: optional(
    httpUrl,
    'Gateway that `npm run analytics` asks: the full address, `/graphql` included; unset: it starts one of its own.',
  ),
  API_KEY: secret(headerText, 'Key that `npm run analytics` shows the gateway, as `Authorization: Bearer`.'),
};
