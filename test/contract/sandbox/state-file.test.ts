import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxSettings } from '../../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.js';
import {
  createSandboxReader,
  type Row,
  readEverything,
  type SandboxAddresses,
  type SandboxReader,
  toRow,
  toRows,
} from '../../faults/sandbox-reader.js';

const NOW = new Date('2026-03-18T17:00:00Z');
const VISITOR = { name: 'Ana', surname: 'Prado', email: 'ana.prado@example.com', phoneNumber: '+5511999990000' };
const RESIDENT_VISIT = { totalPeople: 2, visitorName: 'Ana', subject: 'Cena', arrivalDate: '2026-03-19' };

describe('the state file of the sandbox', () => {
  let folder: string;
  const running: Sandbox[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  });
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const path = () => join(folder, 'sandbox.state');
  const start = async (
    settings: Partial<SandboxSettings> = {},
  ): Promise<{ addresses: SandboxAddresses; reader: SandboxReader }> => {
    const sandbox = await startSandbox({
      seed: 'state',
      visits: 200,
      spacebringRequestsPerSecond: 1_000_000,
      port: null,
      w3lcomeAuth: 'strict',
      stateFile: path(),
      clock: { now: () => NOW },
      ...settings,
    });
    running.push(sandbox);
    const { spacebring, w3lcome, resident } = sandbox;
    const addresses = { spacebring: spacebring.url, w3lcome: w3lcome.url, resident: resident.url };
    return { addresses, reader: await createSandboxReader(addresses) };
  };

  test('gives back every write of the three servers, and the seeded data with them', async () => {
    const { addresses, reader } = await start();
    const seeded = await readEverything(reader, addresses);
    await writeToSpacebring(reader, addresses);
    await writeToW3lcome(reader, addresses);
    await writeToResidents(reader, addresses);
    const written = await readEverything(reader, addresses);
    for (const list of Object.keys(seeded)) expect(written[list]).not.toEqual(seeded[list]);

    // The first one is not closed: the second reads what a killed one would have left.
    const second = await start({ clock: { now: () => new Date(NOW.getTime() + 5 * 3_600_000) } });
    expect(await readEverything(second.reader, second.addresses)).toEqual(written);
  });

  test('goes on after a restart, with ids that were never given before', async () => {
    const first = await start();
    const residentId = await aResident(first.reader);
    const create = async ({ reader, addresses }: Awaited<ReturnType<typeof start>>) =>
      String(
        (await reader.call('POST', `${addresses.resident}/residentvisits`, { ...RESIDENT_VISIT, residentId }))['id'],
      );
    const ids = [await create(first), await create(first)];
    const second = await start();
    ids.push(await create(second));
    const third = await start();
    ids.push(await create(third));
    expect(new Set(ids).size).toBe(4);
    const kept = (await third.reader.residentVisits()).map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining(ids));
  });

  test('keeps the tokens that clients hold', async () => {
    const { reader } = await start();
    const { addresses } = await start();
    const { locations } = await reader.call('GET', `${addresses.spacebring}/locations/v1`);
    expect(toRows(locations).length).toBeGreaterThan(0);
  });

  test('is one line for a write, however many records it touches', async () => {
    const { reader, addresses } = await start();
    const [invitee] = (await reader.w3lcome('/invitees', 'invitees')).filter(({ status }) => status === 'confirmed');
    const before = readFileSync(path(), 'utf8').split('\n').length;
    await reader.call('POST', `${addresses.w3lcome}/visit/inviteeCheckin/${String(invitee?.['id'])}`);
    const lines = readFileSync(path(), 'utf8').split('\n');
    expect(lines.length).toBe(before + 1);
    const line = toRow(JSON.parse(lines.at(-2) ?? ''));
    expect(line).toMatchObject({
      source: 'w3lcome',
      method: 'POST',
      url: `/v1/visit/inviteeCheckin/${invitee?.['id']}`,
    });
  });

  test('is not written to by reads and refusals', async () => {
    const { reader, addresses } = await start();
    const before = readFileSync(path(), 'utf8');
    await reader.w3lcome('/visits', 'visits');
    await expect(reader.call('POST', `${addresses.w3lcome}/invitees`, { name: 'nobody' })).rejects.toThrow('MISSING');
    await expect(reader.call('POST', `${addresses.resident}/residentvisits`, RESIDENT_VISIT)).rejects.toThrow('400');
    expect(readFileSync(path(), 'utf8')).toBe(before);
  });

  test('of another seed or size stops the start and says which', async () => {
    await start();
    await expect(start({ seed: 'other' })).rejects.toThrow('another seed: start with seed "state" and 200 visits');
    await expect(start({ seed: 'other', visits: 300 })).rejects.toThrow('another seed and another number of visits');
  });
});

async function writeToSpacebring({ call, spacebring }: SandboxReader, { spacebring: url }: SandboxAddresses) {
  const [location] = await spacebring('/locations/v1', 'locations');
  const locationRef = String(location?.['id']);
  const post = (path: string, body?: unknown) => call('POST', `${url}${path}`, body);
  const idIn = (answer: Row, member: string) => String(toRow(answer[member])['id']);

  const draft = { date: NOW.toISOString(), locationRef, visitor: VISITOR, comment: 'first' };
  const visit = toRow((await post('/visitors/visits/v1', { visit: draft }))['visit']);
  await post('/visitors/visits/v1/checkin', { code: visit['code'], locationRef });
  await post('/visitors/visits/v1/checkout', { code: visit['code'], locationRef });
  const other = idIn(
    await post('/visitors/visits/v1', { visit: { ...draft, visitor: { ...VISITOR, email: 'b@c.d' } } }),
    'visit',
  );
  await call('PUT', `${url}/visitors/visits/v1/${other}`, { visit: { date: draft.date, comment: '' } });
  await call('DELETE', `${url}/visitors/visits/v1/${other}`);

  const [member] = await spacebring(`/community/memberships/v1?locationRef=${locationRef}`, 'memberships');
  const userRefHost = String(toRow(member?.['user'])['id']);
  for (const decision of ['approve', 'reject', null]) {
    const request = idIn(
      await post('/visitors/requests/v1', { request: { locationRef, userRefHost, visitor: VISITOR } }),
      'request',
    );
    if (decision !== null) await post(`/visitors/requests/v1/${request}/${decision}`);
  }
  await post('/visitors/contacts/v1', { contact: { locationRef, visitor: { ...VISITOR, email: 'new@one.example' } } });

  const bookings = await spacebring(`/check_ins/v1?locationRef=${locationRef}&type=deskBooking`, 'checkIns');
  const context =
    bookings.find(({ status }) => status === 'scheduled') ?? bookings.find(({ status }) => status === 'checkedIn');
  const checkInId = context?.['id'];
  if (context?.['status'] === 'scheduled') await post('/check_ins/v1/checkin', { checkInId });
  await post('/check_ins/v1/checkout', { checkInId });

  const ticket = idIn(await post('/support/tickets/v1', { ticket: { locationRef, text: 'no wifi' } }), 'ticket');
  const comment = { activity: { ticketRef: ticket, text: 'looking into it' } };
  await post('/support/tickets/v1/comment', comment);
  const removed = idIn(await post('/support/tickets/v1/comment', comment), 'activity');
  await call('DELETE', `${url}/support/tickets/v1/comment/${removed}`);
  await call('PUT', `${url}/support/tickets/v1/${ticket}/assignee`, { ticket: { userRefAssignee: userRefHost } });
  await call('PUT', `${url}/support/tickets/v1/${ticket}/status`, { ticket: { status: 'solved' } });
  const [seeded] = await spacebring(`/support/tickets/v1?locationRef=${locationRef}&order=createDate:asc`, 'tickets');
  await call('PATCH', `${url}/support/tickets/v1/${String(seeded?.['id'])}/type`, { ticket: { type: 'other' } });

  for (const ledger of ['day_passes', 'credits']) {
    const transaction = { locationRef, customerRef: member?.['id'], amount: 2.5, type: 'adminAllocation' };
    await post(`/transactions/${ledger}/v1`, { transaction: { ...transaction, expirationDate: '2026-12-31' } });
    await post(`/transactions/${ledger}/v1`, { transaction: { ...transaction, type: 'adminCharge', amount: 0.5 } });
  }
}

async function writeToW3lcome({ call, w3lcome }: SandboxReader, { w3lcome: url }: SandboxAddresses): Promise<void> {
  const idIn = ({ id }: Row) => String(id);
  const host = await call('POST', `${url}/hosts`, { name: 'Nova', email: 'nova@example.com', metadata: { floor: 3 } });
  await call('PATCH', `${url}/host/${idIn(host)}`, { position: 'Gerente' });
  const draft = { name: 'Rui', host: { id: idIn(host) }, expectedAt: NOW.toISOString(), customFields: [{ id: 'x' }] };
  const [first, second, third] = [
    await call('POST', `${url}/invitees`, draft),
    await call('POST', `${url}/invitees`, draft),
    await call('POST', `${url}/invitees`, draft),
  ];
  await call('POST', `${url}/visit/inviteeCheckin/${idIn(first)}`);
  await call('POST', `${url}/visit/inviteeCheckout/${idIn(first)}`);
  await call('PATCH', `${url}/invitee/${idIn(second)}`, { status: 'canceled' });
  await call('DELETE', `${url}/invitee/${idIn(third)}`);
  const [inside, gone] = (await w3lcome('/visits', 'visits')).filter(
    ({ isInsideCompany }) => isInsideCompany === false,
  );
  await call('PATCH', `${url}/visit/deny/${idIn(inside ?? {})}`);
  await call('DELETE', `${url}/visit/${idIn(gone ?? {})}`);
  const [unblocked] = await w3lcome('/blockedlist', 'blockedlist');
  await call('DELETE', `${url}/blockedlist/${idIn(unblocked ?? {})}`);
  const blocked = await call('POST', `${url}/blockedlist`, { name: 'Zé', email: 'ze@example.com' });
  await call('PATCH', `${url}/blockedlist/${idIn(blocked)}`, { reason: 'teste' });
}

async function writeToResidents(reader: SandboxReader, addresses: SandboxAddresses): Promise<void> {
  const url = `${addresses.resident}/residentvisits`;
  const body = { ...RESIDENT_VISIT, residentId: await aResident(reader) };
  const { id } = await reader.call('POST', url, body);
  await reader.call('PUT', `${url}/${String(id)}`, { ...body, licensePlate: 'ABC-1' });
  const [seeded] = await reader.residentVisits();
  await reader.call('DELETE', `${url}/${String(seeded?.['id'])}`);
}

async function aResident({ residentVisits }: SandboxReader): Promise<string> {
  const [visit] = await residentVisits();
  return String(visit?.['residentId']);
}
