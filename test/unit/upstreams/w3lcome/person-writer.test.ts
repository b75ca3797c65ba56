import type { HostDraft } from '../../../../src/domain/model/person.js';
import { createPersonWriter } from '../../../../src/upstreams/w3lcome/person.writer.js';
import { HOST } from './samples.js';
import { fault } from './scripted-w3lcome.js';
import { type Answers, createWriteScript, unreadable, writesOf } from './scripted-writes.js';

const DRAFT: HostDraft = {
  name: 'Carla Dias',
  email: 'Carla@example.com',
  phoneNumber: '+55 11 3333-4444',
  position: null,
  department: 'Sales',
  sendInvitation: true,
};

function setUp(answers: Answers) {
  const { parts, sent } = createWriteScript(answers);
  return { writer: createPersonWriter(parts), sent };
}

const problem = (members: object) => ({ problems: [expect.objectContaining(members)] });

test('a host is sent in the words of the source, the phone with its country code apart', async () => {
  const { writer, sent } = setUp({ 'POST /hosts': HOST });
  await writer.createHost(DRAFT);
  expect(writesOf(sent).map(({ body }) => body)).toEqual([
    {
      ...{ name: 'Carla Dias', email: 'Carla@example.com', sector: 'Sales' },
      ...{ phone: '1133334444', countryCode: '+55', sendInvitationEmail: true },
    },
  ]);
});

test('a phone whose country is not known is refused and not sent', async () => {
  const { writer, sent } = setUp({});
  const expected = problem({ code: 'INVALID_INPUT', field: ['phoneNumber'] });
  await expect(writer.createHost({ ...DRAFT, phoneNumber: 'bad 12' })).rejects.toMatchObject(expected);
  await expect(writer.updateHost('h1', { phoneNumber: 'bad 12' })).rejects.toMatchObject(expected);
  expect(sent).toEqual([]);
});

test.each([
  ['ALREADY_EXISTS', 'ALREADY_EXISTS', ['email']],
  ['INVALID_EMAIL', 'INVALID_INPUT', ['email']],
  ['MISSING_NAME', 'INVALID_INPUT', ['name']],
  ['INVALID_ROLE', 'REJECTED_BY_SOURCE', null],
])('%s is %s', async (sourceCode, code, field) => {
  const { writer } = setUp({ 'POST /hosts': fault(400, sourceCode) });
  await expect(writer.createHost(DRAFT)).rejects.toMatchObject(problem({ code, field, sourceCode }));
});

test('an update sends what is given, and clears a phone together with its country code', async () => {
  const { writer, sent } = setUp({ 'PATCH /host/{id}': HOST });
  await writer.updateHost('H1', { department: null, isActive: false, phoneNumber: null });
  expect(writesOf(sent)).toMatchObject([
    { params: { id: 'H1' }, body: { sector: null, isActive: false, phone: null, countryCode: null } },
  ]);
});

test.each([undefined, unreadable()])('an update that does not answer with the host is read again', async (answer) => {
  const { writer } = setUp({ 'PATCH /host/{id}': answer, 'GET /host/{id}': HOST });
  expect(await writer.updateHost('h1', { position: 'x' })).toMatchObject({ name: 'Carla Dias' });
});

test('a deletion is done whatever the answer, and refused for a host that is gone', async () => {
  await expect(setUp({ 'DELETE /host/{id}': unreadable() }).writer.deleteHost('h1')).resolves.toBeUndefined();
  await expect(setUp({ 'DELETE /host/{id}': fault(404) }).writer.deleteHost('h1')).rejects.toMatchObject(
    problem({ code: 'NOT_FOUND', field: ['id'] }),
  );
});

test('a host is looked for by the e-mail as sent and in lower case, and found once, by every member', async () => {
  const { position: _position, ...made } = HOST;
  const { writer, sent } = setUp({
    'GET /hosts': {
      hosts: [made, { ...made, id: 'h2', name: 'Other' }, { ...made, id: 'h3', phone: '1' }, { ...HOST, id: 'h4' }],
    },
  });
  expect(await writer.findCreatedHosts(DRAFT)).toMatchObject([{ sourceId: HOST['id'] }]);
  expect(sent.map(({ query }) => query)).toMatchObject([
    { queryKey: 'email', queryValue: 'Carla@example.com' },
    { queryKey: 'email', queryValue: 'carla@example.com' },
  ]);
});
