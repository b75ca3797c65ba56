import { request } from 'node:http';
import { outcomeOf } from './tally.mjs';

/**
 * One request. Never rejects: `outcome` is as `outcomeOf`, or says how the connection ended; `status` is null then, and
 * `isReused` says whether it had answered before.
 * @param options path, body (sent by POST), headers, agent (false: a connection of its own), localAddress, timeoutMs, signal
 */
export function ask(address, { path, body, headers = {}, agent, localAddress, timeoutMs = 60_000, signal }) {
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  return new Promise((resolve) => {
    const fail = (error) =>
      resolve({ status: null, text: '', outcome: error.code ?? error.name, isReused: asking.reusedSocket });
    const options = {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      agent,
      signal: AbortSignal.any(signals),
      ...(localAddress !== undefined && { localAddress }),
    };
    const asking = request(`${address}${path}`, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.once('error', fail);
      answer.once('end', () => {
        const status = answer.statusCode;
        resolve({ status, text, outcome: outcomeOf(status, text) });
      });
    });
    asking.once('error', fail);
    asking.end(body);
  });
}
