import { clientOf, faultOf, getItem, scope } from './client-fixture.js';
import { type Answer, type ScriptedServer, startScriptedServer, text } from './scripted-server.js';

let server: ScriptedServer;

afterEach(() => server.close());

async function ask(...answers: Answer[]) {
  server = await startScriptedServer(...answers);
  const warnings: string[] = [];
  const client = clientOf(server.url, { warn: (message) => void warnings.push(message) });
  return { warnings, call: () => client.call(scope(), getItem) };
}

const bytes = (encoding: BufferEncoding, id = 'São') => Buffer.from(JSON.stringify({ id }), encoding);
const typed = (charset: string) => ({ 'content-type': `application/json${charset}` });

test.each([
  ['no charset', bytes('utf8'), ''],
  ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('utf8')]), '; charset=utf-8'],
  ['Latin-1', bytes('latin1'), '; charset=ISO-8859-1'],
  ['UTF-16', bytes('utf16le'), '; charset="utf-16le"'],
])('an answer in %s is read as what it is', async (_name, body, charset) => {
  const { call } = await ask(text(body, 200, typed(charset)));
  expect(await call()).toEqual({ id: 'São' });
});

test.each([
  ['bytes that are no UTF-8', bytes('latin1'), ''],
  ['an unknown charset', bytes('utf8'), '; charset=klingon'],
])('%s cannot be read', async (_name, body, charset) => {
  const { call } = await ask(text(body, 200, typed(charset)));
  expect(await faultOf(call())).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
});

test('a refusal keeps its status, whatever its words look like', async () => {
  const { call } = await ask(text(bytes('latin1'), 401, typed('')));
  expect(await faultOf(call())).toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS', status: 401 });
});

test('a redirect is reported as one, and logged once, without its address', async () => {
  const { call, warnings } = await ask(text('', 302, { location: 'http://elsewhere.example/secret' }));
  const message =
    'Spacebring answers with a redirect, which is not followed: set SPACEBRING_URL to the address that the source has now';
  for (const _time of [1, 2]) {
    expect(await faultOf(call())).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', status: 302, message });
  }
  expect(warnings).toEqual([message]);
});
