import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell } from '../support/mutate.js';
import { first, hostsOf, minutesFromNow } from '../support/write-scene.js';

const EMAIL = 'arrives.between.reads@guest.example';
const TODAY = 'scheduledAt: { gte: "2026-06-15T03:00:00Z", lt: "2026-06-16T03:00:00Z" }';
const VISITS = `query ($hostIds: [ID!]) {
  visits(first: 200, filter: { sources: [W3LCOME], hostIds: $hostIds, ${TODAY} }) {
    totalCount nodes { id status host { id } guest { email } } sources { source status }
  }
}`;

interface Visits {
  readonly visits: {
    readonly totalCount: number | null;
    readonly nodes: readonly Row[];
  };
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly host: { readonly id: string } | null;
  readonly guest: { readonly email: string | null };
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300', UPSTREAM_CACHE: 'on' });
});
afterAll(() => gateway.close());

async function rowsOf(hostIds: readonly string[] | null): Promise<Visits['visits']> {
  const { data, errors } = await gateway.query<Visits>(VISITS, { hostIds });
  if (data?.visits === undefined) throw new Error(JSON.stringify(errors));
  return data.visits;
}

/** As at the kiosk: the gateway has no part in it. */
async function checkInAtTheSource(): Promise<void> {
  const address = gateway.gateway.sourceAddresses.W3LCOME;
  const headers = { authentication: `Basic ${SANDBOX_CREDENTIALS.w3lcome.token}` };
  const answer = await fetch(`${address}/invitees?limit=2000`, { headers });
  const { invitees } = (await answer.json()) as { invitees: readonly { id: string; email?: string | null }[] };
  const { id } = first(invitees.filter(({ email }) => email === EMAIL));
  const { status } = await fetch(`${address}/visit/inviteeCheckin/${id}`, { method: 'POST', headers });
  expect(status).toBe(200);
}

test('nobody disappears where the visits were read earlier than the invitees, who have arrived meanwhile', async () => {
  const hostId = first(await hostsOf(gateway, 'W3LCOME')).id;
  const visitor = { name: 'Nina Between', email: EMAIL };
  const input = { hostId, expectedAt: minutesFromNow(30), visitor };
  const { id } = await mutateWell<{ id: string }>(gateway, { name: 'scheduleVisit', input });
  const before = (await rowsOf(null)).nodes.filter(({ host }) => host?.id === hostId);
  expect(before.find((row) => row.id === id)).toMatchObject({ status: 'EXPECTED' });

  await checkInAtTheSource();
  // The earlier list stands in for this one; that of the host's invitees is another call, so that it is read anew.
  await gateway.setFaults('W3LCOME', { route: 'GET /v1/visits', status: 500 });
  const after = await rowsOf([hostId]);
  expect(after.nodes.map((row) => row.id).sort()).toEqual(before.map((row) => row.id).sort());
  expect(after.nodes.find((row) => row.id === id)).toMatchObject({ status: 'CHECKED_IN', guest: { email: EMAIL } });
});
