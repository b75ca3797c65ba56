import { withDelivery } from '../failures.js';
import type { Authorization } from '../upstream-client.js';
import type { Policy } from './policy.js';

/** Signs a call, by its own authorization or by `own`, and once more with a renewed credential where the source answers 401. */
export function sign(own: Authorization): Policy {
  return (next) => async (prepared) => {
    const { scope, call } = prepared;
    if (call.isSigned === false) return next(prepared);
    const authorization = call.authorization ?? own;
    const headers = await authorization.headers(scope).catch(throwUndelivered);
    const answer = await next({ ...prepared, headers: { ...prepared.headers, ...headers } });
    if (answer.status !== 401) return answer;
    const isRenewed = await authorization.renew(scope, headers).catch(throwUndelivered);
    if (!isRenewed) return answer;
    const renewed = await authorization.headers(scope).catch(throwUndelivered);
    return next({ ...prepared, headers: { ...prepared.headers, ...renewed } });
  };
}

/** A sign-in is another call: the one that waits for it is not delivered, even where the sign-in is. */
function throwUndelivered(error: unknown): never {
  throw withDelivery(error, false);
}
