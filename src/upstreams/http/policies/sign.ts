import { untilAborted } from '../exchange.js';
import { withDelivery } from '../failures.js';
import type { Authorization, RequestScope } from '../upstream-client.js';
import type { Policy } from './policy.js';

/**
 * Signs a call, by its own authorization or by `own`, and once more with a renewed credential where the source answers 401.
 * Rejects with the signal's reason where the scope ends while a credential is on its way.
 */
export function sign(own: Authorization): Policy {
  return (next) => async (prepared) => {
    const { scope, call } = prepared;
    if (call.isSigned === false) return next(prepared);
    const authorization = call.authorization ?? own;
    const headers = await signIn(scope, () => authorization.headers(scope));
    const answer = await next({ ...prepared, headers: { ...prepared.headers, ...headers } });
    if (answer.status !== 401 || !(await signIn(scope, () => authorization.renew(scope, headers)))) return answer;
    const renewed = await signIn(scope, () => authorization.headers(scope));
    return next({ ...prepared, headers: { ...prepared.headers, ...renewed } });
  };
}

/** A sign-in is another call: the one that waits for it is not delivered, whatever became of the sign-in. */
async function signIn<T>(scope: RequestScope, work: () => Promise<T>): Promise<T> {
  try {
    return await untilAborted(scope.signal, work);
  } catch (error) {
    throw withDelivery(error, false);
  }
}
