import type { Source } from '../../src/domain/source/source.js';
import { type Row, useLostAnswerScene, type WrittenRow } from '../support/lost-answer-scene.js';
import { mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, minutesFromNow } from '../support/write-scene.js';

/* What `lost-answers.test.ts` says of changes, for what is made, comes, goes, is called off or is removed. */

const scene = useLostAnswerScene();
const { mark, visitorOf, placeAt, schedule, block, employ } = scene;
const PUT = 'PUT /api/residentvisits/:id';
const PATCH = 'PATCH /v1/invitee/:id';

describe('a creation that is like a record from before but for one member, with the answer lost before it was made', () => {
  const POST = {
    W3LCOME: 'POST /v1/invitees',
    RESIDENT: 'POST /api/residentvisits',
    SPACEBRING: 'POST /visitors/visits/v1',
  };
  const MEMBERS: readonly (readonly [Source, string, Row])[] = [
    ['W3LCOME', 'nothing at all', {}],
    ['W3LCOME', 'notes', { notes: 'Other' }],
    ['W3LCOME', 'visitor.company', { visitor: { company: 'Other' } }],
    ['W3LCOME', 'visitor.document', { visitor: { document: 'XY98765' } }],
    ['RESIDENT', 'purpose', { purpose: 'Other' }],
    ['RESIDENT', 'partySize', { partySize: 6 }],
    ['RESIDENT', 'vehicle', { vehicle: { licensePlate: 'ABC-123' } }],
    ['RESIDENT', 'expectedUntil', { expectedUntil: minutesFromNow(300) }],
    ['SPACEBRING', 'notes', { notes: 'Other' }],
    ['SPACEBRING', 'visitor.phoneNumber', { visitor: { phoneNumber: '+351912000111' } }],
  ];

  test.each(MEMBERS)('at %s: %s', async (source, _member, given) => {
    const visitor = visitorOf(mark());
    const { id } = await schedule(source, { visitor });
    const place = await placeAt(source);
    const input = {
      ...place,
      expectedAt: minutesFromNow(30),
      ...given,
      visitor: { ...visitor, ...(given['visitor'] as Row) },
    };
    await scene.gateway.setFaults(source, { route: POST[source], reset: 'before' });
    const lost = await mutate<WrittenRow>(scene.gateway, {
      name: 'scheduleVisit',
      input: { ...input, idempotencyKey: `k ${id}` },
    });
    expect({ record: lost.record, outcome: lost.errors[0]?.extensions?.['outcome'] }).toEqual({
      record: null,
      outcome: 'UNKNOWN',
    });
    await scene.gateway.clearFaults();
    const again = await mutate<WrittenRow>(scene.gateway, {
      name: 'scheduleVisit',
      input: { ...input, idempotencyKey: `k ${id}` },
    });
    expect(again.errors[0]?.extensions?.['outcome']).toBe('UNKNOWN');
  });

  test('a blocked person with another reason', async () => {
    const name = mark();
    await mutateWell(scene.gateway, { name: 'blockPerson', input: { name, reason: 'Old' } });
    await scene.gateway.setFaults('W3LCOME', { route: 'POST /v1/blockedlist', reset: 'before' });
    const { errors } = await mutate(scene.gateway, { name: 'blockPerson', input: { name, reason: 'New' } });
    expect(errors).toMatchObject([{ extensions: { outcome: 'UNKNOWN' } }]);
  });
});

describe('every other mutation, with the answer lost', () => {
  const insideOf = async (source: Source) => {
    const { id } = await schedule(source);
    return mutateWell<WrittenRow>(scene.gateway, { name: 'checkInVisit', input: { id } });
  };
  const requested = async () => {
    const host = first((await hostsOf(scene.gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
    return { locationId: host.location?.id, hostId: host.id, visitor: visitorOf(mark()) };
  };
  const balance = async () => {
    const member = first(
      (await hostsOf(scene.gateway, 'SPACEBRING')).filter(
        ({ location, company }) => location !== null && company === null,
      ),
    );
    const given = { customerId: member.id, locationId: member.location?.id, direction: 'ALLOCATE', amount: '2' };
    return { ...given, description: mark() };
  };
  const idOf = async (record: Promise<WrittenRow>) => ({ id: (await record).id });

  const MUTATIONS: readonly (readonly [string, string, Source, string, () => Promise<Row>])[] = [
    ['requestVisit', '', 'SPACEBRING', 'POST /visitors/requests/v1', () => requested()],
    [
      'createTicket',
      '',
      'SPACEBRING',
      'POST /support/tickets/v1',
      async () => ({ ...(await placeAt('SPACEBRING')), text: mark(), category: 'ACCESS' }),
    ],
    ['createDayPassTransaction', '', 'SPACEBRING', 'POST /transactions/day_passes/v1', () => balance()],
    ['createCreditTransaction', '', 'SPACEBRING', 'POST /transactions/credits/v1', () => balance()],
    [
      'createHost',
      '',
      'W3LCOME',
      'POST /v1/hosts',
      async () => ({ name: mark(), email: `made-${mark().replace(/\D/g, '')}@example.com`, position: 'Clerk' }),
    ],
    ['blockPerson', '', 'W3LCOME', 'POST /v1/blockedlist', async () => ({ name: mark(), reason: 'Shouted' })],
    ['unblockPerson', '', 'W3LCOME', 'DELETE /v1/blockedlist/:id', () => idOf(block())],
    ['deleteHost', '', 'W3LCOME', 'DELETE /v1/host/:id', () => idOf(employ())],
    [
      'checkInVisit',
      ' at W3lcome',
      'W3LCOME',
      'POST /v1/visit/inviteeCheckin/:inviteeId',
      () => idOf(schedule('W3LCOME')),
    ],
    ['checkInVisit', ' at the residents', 'RESIDENT', PUT, () => idOf(schedule('RESIDENT'))],
    ['checkOutVisit', ' at W3lcome', 'W3LCOME', 'PATCH /v1/visit/checkout/:id', () => idOf(insideOf('W3LCOME'))],
    ['checkOutVisit', ' at the residents', 'RESIDENT', PUT, () => idOf(insideOf('RESIDENT'))],
    ['cancelVisit', ' at W3lcome', 'W3LCOME', PATCH, () => idOf(schedule('W3LCOME'))],
    [
      'cancelVisit',
      ' at Spacebring',
      'SPACEBRING',
      'DELETE /visitors/visits/v1/:id',
      () => idOf(schedule('SPACEBRING')),
    ],
    [
      'cancelVisit',
      ' at the residents',
      'RESIDENT',
      'DELETE /api/residentvisits/:id',
      () => idOf(schedule('RESIDENT')),
    ],
    ['deleteVisit', ' at W3lcome', 'W3LCOME', 'DELETE /v1/visit/:id', () => idOf(insideOf('W3LCOME'))],
    [
      'deleteVisit',
      ' at the residents',
      'RESIDENT',
      'DELETE /api/residentvisits/:id',
      () => idOf(schedule('RESIDENT')),
    ],
    ['allowVisit', '', 'W3LCOME', 'PATCH /v1/visit/allow/:id', () => idOf(insideOf('W3LCOME'))],
    ['denyVisit', '', 'W3LCOME', 'PATCH /v1/visit/deny/:id', () => idOf(insideOf('W3LCOME'))],
  ];

  const outcomeOf = async (
    name: string,
    input: Row,
    fault: { source: Source; route: string; reset: 'before' | 'after' },
  ) => {
    const { source, ...lost } = fault;
    await scene.gateway.setFaults(source, lost);
    const { userErrors, errors } = await mutate(scene.gateway, { name, input: { ...input, idempotencyKey: mark() } });
    await scene.gateway.clearFaults();
    expect(userErrors).toEqual([]);
    return errors.length === 0 ? 'done' : errors[0]?.extensions?.['outcome'];
  };

  test.each(MUTATIONS)('%s%s', async (name, _place, source, route, createInput) => {
    expect(await outcomeOf(name, await createInput(), { source, route, reset: 'before' })).toBe('UNKNOWN');
    expect(await outcomeOf(name, await createInput(), { source, route, reset: 'after' })).toBe('done');
  });
});
