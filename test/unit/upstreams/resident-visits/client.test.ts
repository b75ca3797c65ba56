import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { RequestClient, UpstreamCall } from '../../../../src/upstreams/http/upstream-client.js';
import { createResidentClient } from '../../../../src/upstreams/resident-visits/client.js';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** Answers every call with `answer`, or fails with it. */
function setUp(answer: unknown) {
  const calls: Pick<UpstreamCall<unknown>, 'method' | 'route' | 'params'>[] = [];
  const requestClient: RequestClient = {
    async call({ method, route, params, decode }) {
      calls.push({ method, route, ...(params !== undefined && { params }) });
      if (answer instanceof Error) throw answer;
      return decode.parse(answer);
    },
  };
  return { client: createResidentClient(requestClient), calls };
}

test.each([
  ['listVisits', '/residentvisits', {}],
  ['listResidents', '/residents', {}],
  ['listCommunities', '/communities', {}],
  ['listVisitsOfResident', '/residentvisits/resident/{residentId}', { residentId: ID }],
] as const)('%s reads %s whole', async (method, route, params) => {
  const { client, calls } = setUp([{ id: ID, residentId: ID }, { id: '' }, 'nonsense']);
  const list = await client[method](ID);
  expect(calls).toEqual([{ method: 'GET', route, params }]);
  expect([list.records.length, list.droppedCount]).toEqual([1, 2]);
});

test.each([
  ['getVisit', '/residentvisits/{id}'],
  ['getResident', '/residents/{id}'],
] as const)('%s reads %s, a 404 being absence', async (method, route) => {
  const found = setUp({ id: ID, residentId: ID });
  expect((await found.client[method](ID))?.id).toBe(ID);
  expect(found.calls).toEqual([{ method: 'GET', route, params: { id: ID } }]);
  const absent = new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_REJECTED', message: 'no', status: 404 });
  expect(await setUp(absent).client[method](ID)).toBeNull();
});
