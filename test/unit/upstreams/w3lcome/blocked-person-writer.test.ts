import type { BlockedPersonDraft } from '../../../../src/domain/model/blocked-person.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createBlockedPersonWriter } from '../../../../src/upstreams/w3lcome/blocked-person.writer.js';
import { fault } from './scripted-w3lcome.js';
import { type Answers, createWriteScript, unreadable, writesOf } from './scripted-writes.js';

const DRAFT: BlockedPersonDraft = {
  name: 'Ana Souza',
  reason: null,
  email: 'ana@example.com',
  phoneNumber: '+55 (11) 98765-4321',
  document: 'ab-12.3',
};
const ENTRY = { id: 'B1', name: 'Ana Souza', email: 'ana@example.com', phone: '5511987654321', document: 'AB123' };
const UPDATE = 'PATCH /blockedlist/{id}';

function setUp(answers: Answers) {
  const { parts, sent } = createWriteScript(answers);
  return { writer: createBlockedPersonWriter(parts), sent };
}

const problem = (members: object) => ({ problems: [expect.objectContaining(members)] });

test('a person is sent with digits for a phone, bare documents and nothing that is not given', async () => {
  const { writer, sent } = setUp({ 'POST /blockedlist': ENTRY });
  await writer.blockPerson(DRAFT);
  const { id: _id, ...body } = ENTRY;
  expect(writesOf(sent).map((write) => write.body)).toEqual([body]);
});

test.each([
  ['EMAIL_ALREADY_EXISTS', 'ALREADY_EXISTS', ['email']],
  ['PHONE_ALREADY_EXISTS', 'ALREADY_EXISTS', ['phoneNumber']],
  ['DOCUMENT_ALREADY_EXISTS', 'ALREADY_EXISTS', ['document']],
  ['RG_ALREADY_EXISTS', 'ALREADY_EXISTS', ['document']],
  ['ALREADY_EXISTS', 'ALREADY_EXISTS', null],
  ['INVALID_CPF', 'INVALID_INPUT', ['document']],
  ['BLACKLIST_DISABLED', 'NOT_SUPPORTED_BY_SOURCE', null],
])('%s is %s', async (sourceCode, code, field) => {
  const { writer } = setUp({ 'POST /blockedlist': fault(409, sourceCode) });
  await expect(writer.blockPerson(DRAFT)).rejects.toMatchObject(problem({ code, field, sourceCode }));
});

test('a list that is switched off is reported under any status', async () => {
  const error = new SourceFaultError({
    ...{ source: 'W3LCOME', code: 'UPSTREAM_REJECTED_CREDENTIALS', message: 'refused' },
    ...{ status: 403, sourceCode: 'BLACKLIST_DISABLED' },
  });
  const { writer } = setUp({ 'DELETE /blockedlist/{id}': error });
  await expect(writer.unblockPerson('b1')).rejects.toMatchObject(problem({ code: 'NOT_SUPPORTED_BY_SOURCE' }));
});

test.each([
  ['phoneNumber', { phoneNumber: 'none' }],
  ['document', { document: '--' }],
])('a %s of which nothing is left is refused and not sent', async (field, members) => {
  const { writer, sent } = setUp({});
  const expected = problem({ code: 'INVALID_INPUT', field: [field] });
  await expect(writer.blockPerson({ ...DRAFT, ...members })).rejects.toMatchObject(expected);
  await expect(writer.updateBlockedPerson('b1', members)).rejects.toMatchObject(expected);
  expect(sent).toEqual([]);
});

test.each([
  [{ ...ENTRY, document: undefined, cpf: '52998224725' }, 'cpf'],
  [{ ...ENTRY, document: undefined, rg: '12345678X' }, 'rg'],
  [{ ...ENTRY, document: undefined }, 'document'],
  [{ ...ENTRY, cpf: '52998224725' }, 'document'],
])('a new document takes the place of the one that is shown', async (entry, member) => {
  const { writer, sent } = setUp({ 'GET /blockedlist/{id}': entry, [UPDATE]: ENTRY });
  await writer.updateBlockedPerson('b1', { document: 'x 1' });
  expect(writesOf(sent)).toMatchObject([{ params: { id: 'b1' }, body: { [member]: 'X1' } }]);
});

test.each([undefined, unreadable()])('an update that does not answer with the entry is read again', async (answer) => {
  const { writer } = setUp({ [UPDATE]: answer, 'GET /blockedlist/{id}': fault(404), 'GET /blockedlist': [ENTRY] });
  expect(await writer.updateBlockedPerson('b1', { reason: 'x' })).toMatchObject({ sourceId: 'B1', name: 'Ana Souza' });
});

test('an entry is looked for in the form in which the source stores it', async () => {
  const others = [
    { ...ENTRY, id: 'other-name', name: 'Bruno' },
    { ...ENTRY, id: 'other-phone', phone: '11987654321' },
    { ...ENTRY, id: 'other-document', document: 'AB1234' },
  ];
  const { writer } = setUp({ 'GET /blockedlist': [...others, ENTRY] });
  expect((await writer.findBlockedPeople(DRAFT)).map(({ sourceId }) => sourceId)).toEqual(['B1']);
});

test('an entry is not said to be missing from a list that was not read whole', async () => {
  const { writer } = setUp({ 'GET /blockedlist': [ENTRY, { name: 'no id' }] });
  await expect(writer.findBlockedPeople(DRAFT)).rejects.toBeInstanceOf(SourceFaultError);
});
