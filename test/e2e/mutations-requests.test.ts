import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell, refusalOf } from '../support/mutate.js';
import { first, type Host, hostsOf, locationsOf, visitIdsOf } from '../support/write-scene.js';

interface Request {
  readonly id: string;
  readonly host: { readonly id: string };
}

const REQUEST = 'id source createdAt guest { name email } host { id } location { id }';
const VISITOR = { name: 'Elena Costa', email: 'elena.costa@example.com' };

let gateway: TestGateway;
let host: Host & { location: NonNullable<Host['location']> };

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  host = first(
    (await hostsOf(gateway, 'SPACEBRING')).flatMap((person) =>
      person.location === null ? [] : [{ ...person, location: person.location }],
    ),
  );
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  locationId: host.location.id,
  hostId: host.id,
  visitor: VISITOR,
  ...given,
});

const ask = () => mutateWell<Request>(gateway, { name: 'requestVisit', input: draft(), selection: REQUEST });

async function listed(): Promise<string[]> {
  const { data } = await gateway.query<{ visitRequests: { nodes: { id: string }[] } }>(
    '{ visitRequests(first: 200) { nodes { id } } }',
  );
  return data?.visitRequests.nodes.map(({ id }) => id) ?? [];
}

const nobody = { source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' } as const;

describe('requestVisit', () => {
  test('asks any host of the location, and the list of requests shows it', async () => {
    const before = await listed();
    const request = await ask();
    expect(request).toMatchObject({
      source: 'SPACEBRING',
      guest: VISITOR,
      host: { id: host.id },
      location: { id: host.location.id },
    });
    expect((await listed()).filter((id) => !before.includes(id))).toEqual([request.id]);
  });

  test('needs a member of the location, and the e-mail of the visitor', async () => {
    const refusal = (given: Record<string, unknown>) =>
      refusalOf(gateway, { name: 'requestVisit', input: draft(given) });
    const elsewhere = (await hostsOf(gateway, 'SPACEBRING')).filter(
      ({ location }) => location !== null && location.id !== host.location.id,
    );
    expect(await refusal({ hostId: first(elsewhere).id })).toEqual(['INVALID_INPUT input.hostId']);
    expect(await refusal({ visitor: { name: 'Elena' } })).toEqual(['INVALID_INPUT input.visitor.email']);
    expect(await refusal({ hostId: encodeNodeId({ nodeType: 'Person', ...nobody }) })).toEqual([
      'NOT_FOUND input.hostId',
    ]);
    expect(await refusal({ locationId: encodeNodeId({ nodeType: 'Location', ...nobody }) })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(NOT_FOUND input\.locationId|INVALID_INPUT input\.hostId)$/)]),
    );
  });

  test('is not supported by the other sources', async () => {
    const [w3lcomeHost, account] = [await hostsOf(gateway, 'W3LCOME'), await locationsOf(gateway, 'W3LCOME')];
    const input = draft({ hostId: first(w3lcomeHost).id, locationId: first(account).id });
    const [refusal] = await refusalOf(gateway, { name: 'requestVisit', input });
    expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
  });
});

describe('approveVisitRequest', () => {
  test('answers with the visit, which every list shows; the request is gone', async () => {
    const { id } = await ask();
    expect(await listed()).toContain(id);
    const visit = await mutateWell<{ id: string }>(gateway, {
      name: 'approveVisitRequest',
      input: { id },
      selection: 'id status visitor { name email } host { id } accessCode',
    });
    expect(visit).toMatchObject({ visitor: VISITOR, host: { id: host.id }, accessCode: expect.any(String) });
    expect(await listed()).not.toContain(id);
    expect(await visitIdsOf(gateway, 'SPACEBRING')).toContain(visit.id);
    expect(await refusalOf(gateway, { name: 'approveVisitRequest', input: { id } })).toEqual(['NOT_FOUND input.id']);
  });
});

describe('rejectVisitRequest', () => {
  test('answers with the id of the request, which is gone', async () => {
    const { id } = await ask();
    expect(await mutateWell<string>(gateway, { name: 'rejectVisitRequest', input: { id } })).toBe(id);
    expect(await listed()).not.toContain(id);
    const { data } = await gateway.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expect(await refusalOf(gateway, { name: 'rejectVisitRequest', input: { id } })).toEqual(['NOT_FOUND input.id']);
  });
});
