import { inspect } from 'node:util';
import { clientOf, faultOf, getItem, scope, TOKEN } from './client-fixture.js';
import { type Answer, hang, json, reset, startScriptedServer, text } from './scripted-server.js';

const echo: Answer = (response, request) =>
  json(
    { message: `no access for ${request.headers.authorization} to http://${request.headers.host}${request.url}` },
    400,
  )(response, request);

const shout: Answer = (response, request) =>
  text(`${request.headers.authorization} http://${request.headers.host}`, 200)(response, request);

test.each<[string, Answer]>([
  ['a timeout', hang],
  ['a broken connection', reset],
  ['a refusal that echoes the request', echo],
  ['an unreadable answer that echoes the request', shout],
  ['refused credentials', text('', 401)],
  ['a redirect', text('', 301, { location: 'http://127.0.0.1:1/' })],
  ['an outage', text('', 500)],
])('nothing of the address or the credentials is in the error of %s', async (_name, answer) => {
  const server = await startScriptedServer(answer);
  try {
    const client = clientOf(server.url, {
      timeoutMs: 50,
      readError: (_status, body) => ({
        message: typeof body === 'object' && body !== null ? Object.values(body).join() : String(body),
      }),
    });
    const fault = await faultOf(client.call(scope(), getItem));

    const printed = [
      inspect(fault, { depth: 10, showHidden: true }),
      fault.stack,
      JSON.stringify(fault),
      JSON.stringify(client.health()),
    ].join();
    expect(printed).toContain('Spacebring');
    for (const secret of [TOKEN, server.url, new URL(server.url).host, '/items/'])
      expect(printed).not.toContain(secret);
  } finally {
    await server.close();
  }
});

test('nothing of the address is in the error of a source that does not listen', async () => {
  const server = await startScriptedServer(hang);
  await server.close();
  const fault = await faultOf(clientOf(server.url).call(scope(), getItem));
  expect(fault.code).toBe('UPSTREAM_UNAVAILABLE');
  expect(inspect(fault, { depth: 10, showHidden: true })).not.toContain(new URL(server.url).host);
});
