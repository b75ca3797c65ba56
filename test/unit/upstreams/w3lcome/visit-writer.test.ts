import type { VisitDraft } from '../../../../src/domain/model/visit.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createVisitWriter } from '../../../../src/upstreams/w3lcome/visit.writer.js';
import { HOST, INVITEE } from './samples.js';
import { fault, NOW } from './scripted-w3lcome.js';
import { type Answers, createWriteScript, InTurn, unreadable, writesOf } from './scripted-writes.js';

const INVITEE_ID = 'invitee/1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED';
const VISIT_ID = 'visit/8A6E0804-2BD0-4672-B79D-D97027F9071A';

const DRAFT: VisitDraft = {
  hostId: 'C9F0F895FB98AB9159F51FD0297E236D',
  locationId: null,
  expectedAt: new Date('2026-03-10T17:00:00.789Z'),
  expectedUntil: null,
  visitor: {
    name: 'Bruno Lima',
    email: 'bruno@example.com',
    phoneNumber: '11 91234-5678',
    company: 'Acme',
    document: 'ab-123.4',
  },
  partySize: null,
  purpose: null,
  notes: 'VIP',
  vehicle: null,
  requiresAuthorization: true,
};

function setUp(answers: Answers) {
  const { parts, sent } = createWriteScript(answers);
  return { writer: createVisitWriter(parts), sent };
}

/** As DRAFT makes it. */
const NEW = { ...INVITEE, company: 'Acme' };

const problem = (members: object) => ({ problems: [expect.objectContaining(members)] });

describe('a visit that is scheduled', () => {
  test('is sent with the whole host, and with what is given only', async () => {
    const { writer, sent } = setUp({ 'GET /host/{id}': HOST, 'POST /invitees': INVITEE });
    await writer.scheduleVisit({ ...DRAFT, visitor: { ...DRAFT.visitor, company: null } }, NOW);
    expect(writesOf(sent).map(({ body }) => body)).toEqual([
      {
        expectedAt: '2026-03-10T14:00:00-03:00',
        host: { id: HOST['id'], name: 'Carla Dias', email: 'carla@example.com', type: 'host' },
        name: 'Bruno Lima',
        email: 'bruno@example.com',
        phone: '11 91234-5678',
        document: 'ab-123.4',
        notes: 'VIP',
        requiresAuthorization: true,
      },
    ]);
  });

  test.each<[string, readonly string[] | null, string]>([
    ['INVALID_EMAIL', ['visitor', 'email'], 'INVALID_INPUT'],
    ['INVALID_CPF', ['visitor', 'document'], 'INVALID_INPUT'],
    ['MISSING_PHONE', ['visitor', 'phoneNumber'], 'INVALID_INPUT'],
    ['INVALID_HOST', ['hostId'], 'NOT_FOUND'],
    ['NOT_FOUND', ['hostId'], 'NOT_FOUND'],
    ['QUOTA_OF_THE_DAY', null, 'REJECTED_BY_SOURCE'],
  ])('and refused with %s blames %j', async (sourceCode, field, code) => {
    const { writer } = setUp({ 'GET /host/{id}': HOST, 'POST /invitees': fault(400, sourceCode) });
    await expect(writer.scheduleVisit(DRAFT, NOW)).rejects.toMatchObject(problem({ code, field, sourceCode }));
  });

  test('and refused without a word says so', async () => {
    const { writer } = setUp({ 'GET /host/{id}': HOST, 'POST /invitees': fault(422) });
    await expect(writer.scheduleVisit(DRAFT, NOW)).rejects.toMatchObject(
      problem({ code: 'REJECTED_BY_SOURCE', sourceCode: null, message: 'W3lcome refused this.' }),
    );
  });

  test('and refused under the status of a success is refused all the same', async () => {
    const { writer } = setUp({ 'GET /host/{id}': HOST, 'POST /invitees': { type: 'INVALID_EMAIL' } });
    await expect(writer.scheduleVisit(DRAFT, NOW)).rejects.toMatchObject(problem({ code: 'INVALID_INPUT' }));
  });

  test.each([
    ['a fault', fault(500), { code: 'UPSTREAM_UNAVAILABLE' }],
    [
      'INTERNAL under the status of a refusal',
      fault(400, 'INTERNAL'),
      { code: 'UPSTREAM_UNAVAILABLE', isDelivered: true },
    ],
    ['an unreadable success', unreadable(), { code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true }],
    ['an empty success', undefined, { code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: true }],
    ['UNAUTHORIZED', fault(400, 'UNAUTHORIZED'), { code: 'UPSTREAM_REJECTED_CREDENTIALS', isDelivered: false }],
  ])('and answered with %s is a fault', async (_name, answer, expected) => {
    const { writer } = setUp({ 'GET /host/{id}': HOST, 'POST /invitees': answer });
    const error: unknown = await writer.scheduleVisit(DRAFT, NOW).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceFaultError);
    expect(error).toMatchObject(expected);
  });

  test('is shown although its day cannot be read afterwards', async () => {
    const answers = { 'GET /host/{id}': HOST, 'POST /invitees': INVITEE, 'GET /visits': fault(500) };
    expect(await setUp(answers).writer.scheduleVisit(DRAFT, NOW)).toMatchObject({ status: 'EXPECTED' });
  });

  test('is looked for by host, second and every member that was sent, as in a new record', async () => {
    const others = [
      { ...NEW, id: 'other-second', expectedAt: '2026-03-10T14:00:01-03:00' },
      { ...NEW, id: 'other-name', name: 'Bruna Lima' },
      { ...NEW, id: 'other-letters', name: 'BRUNO LIMA' },
      { ...NEW, id: 'other-company', company: 'Other' },
      { ...NEW, id: 'other-document', document: 'AB1235' },
      { ...NEW, id: 'other-notes', notes: 'OLD' },
      { ...NEW, id: 'called-off', status: 'canceled' },
      { ...NEW, id: 'has-come', status: 'arrived' },
      { ...NEW, id: 'other-phone', phone: '11 91234-0000' },
      { ...NEW, id: 'other-email', email: undefined },
    ];
    const ours = { ...NEW, name: ' Bruno Lima ', phone: '(11)912345678', document: 'AB1234' };
    const { writer, sent } = setUp({ 'GET /invitees': { invitees: [...others, ours] } });
    const found = await writer.findScheduledVisits(DRAFT, NOW, NOW);
    expect(found.map(({ sourceId }) => sourceId)).toEqual([INVITEE_ID]);
    expect(sent[0]?.query).toMatchObject({
      queryKey: 'hostId',
      queryOp: '==',
      queryValue: 'C9F0F895FB98AB9159F51FD0297E236D',
    });
  });

  test.each([
    ['cannot be read', fault(500)],
    ['holds a record that cannot be read', { invitees: [{ id: 'x' }] }],
  ])('is not said to be missing when the list %s', async (_name, answer) => {
    const { writer } = setUp({ 'GET /invitees': answer });
    await expect(writer.findScheduledVisits(DRAFT, NOW, NOW)).rejects.toBeInstanceOf(SourceFaultError);
  });
});

describe('an update', () => {
  const UPDATE = 'PATCH /invitee/{id}';

  test('sends what is given, and null for what is cleared', async () => {
    const { writer, sent } = setUp({ 'GET /invitee/{id}': INVITEE, [UPDATE]: INVITEE });
    await writer.updateVisit(INVITEE_ID, { visitor: { name: 'Bruna Lima', company: null }, notes: null }, NOW);
    expect(writesOf(sent).map(({ body }) => body)).toEqual([{ name: 'Bruna Lima', company: null, notes: null }]);
  });

  test.each([
    ['nothing', undefined],
    ['something else', { success: true }],
    ['no JSON', unreadable()],
  ])('that is answered with %s shows the record as read again', async (_name, answer) => {
    const { writer } = setUp({ [UPDATE]: answer, 'GET /invitee/{id}': { ...INVITEE, notes: 'read again' } });
    expect(await writer.updateVisit(INVITEE_ID, { notes: 'x' }, NOW)).toMatchObject({ notes: 'read again' });
  });

  test('that cannot be read again was still carried out', async () => {
    const { writer } = setUp({ [UPDATE]: undefined, 'GET /invitee/{id}': new InTurn(INVITEE, fault(500)) });
    await expect(writer.updateVisit(INVITEE_ID, { notes: 'x' }, NOW)).rejects.toMatchObject({ isDelivered: true });
  });

  test.each(['NOT_FOUND', 'MISSING_NOT_FOUND'])('of a record that is gone (%s) is a problem', async (sourceCode) => {
    const { writer } = setUp({ 'GET /invitee/{id}': INVITEE, [UPDATE]: fault(400, sourceCode) });
    await expect(writer.updateVisit(INVITEE_ID, { notes: 'x' }, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_FOUND', field: ['id'], sourceCode }),
    );
  });

  test.each([
    ['is called off', 'canceled', 'CANCELLED'],
    ['has come', 'arrived', 'NOT_SUPPORTED_BY_SOURCE'],
  ])('of an invitee who %s is not sent', async (_name, status, code) => {
    const { writer, sent } = setUp({ 'GET /invitee/{id}': { ...INVITEE, status } });
    await expect(writer.updateVisit(INVITEE_ID, { notes: 'x' }, NOW)).rejects.toMatchObject(problem({ code }));
    expect(writesOf(sent)).toEqual([]);
  });

  test('of an unknown invitee is not sent', async () => {
    const { writer, sent } = setUp({ 'GET /invitee/{id}': fault(404, 'NOT_FOUND') });
    await expect(writer.updateVisit(INVITEE_ID, { notes: 'x' }, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_FOUND', field: ['id'] }),
    );
    expect(writesOf(sent)).toEqual([]);
  });

  test('of a visit that has begun is beyond the source, and not sent', async () => {
    const { writer, sent } = setUp({});
    await expect(writer.updateVisit(VISIT_ID, { notes: 'x' }, NOW)).rejects.toMatchObject(
      problem({ code: 'NOT_SUPPORTED_BY_SOURCE' }),
    );
    expect(sent).toEqual([]);
  });
});

test('a cancellation is written as a status, and shown when nothing can be read afterwards', async () => {
  const { writer, sent } = setUp({
    'PATCH /invitee/{id}': undefined,
    'GET /invitee/{id}': new InTurn(INVITEE, fault(500)),
  });
  expect(await writer.cancelVisit(INVITEE_ID, NOW)).toMatchObject({ status: 'CANCELLED', cancelledAt: null });
  expect(writesOf(sent)).toMatchObject([{ call: 'PATCH /invitee/{id}', body: { status: 'canceled' } }]);
});

test('a decision on an invitee is too early', async () => {
  await expect(setUp({}).writer.decideVisit(INVITEE_ID, 'ALLOWED', NOW)).rejects.toMatchObject(
    problem({ code: 'NOT_SUPPORTED_BY_SOURCE' }),
  );
});
