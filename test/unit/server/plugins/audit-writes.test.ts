import { graphql } from 'graphql';
import { ForbiddenError } from '../../../../src/domain/access/access-errors.js';
import { WritesUnavailableError } from '../../../../src/domain/errors/writes-unavailable-error.js';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { buildGraphSchema } from '../../../../src/graphql/build-schema.js';
import { auditWrites } from '../../../../src/server/plugins/audit-writes.js';
import type { AuditedWrite } from '../../../../src/server/server-observer.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';

const ID = encodeNodeId({ nodeType: 'Visit', source: 'SPACEBRING', sourceId: 'v1' });
const visit = createVisit({
  source: 'SPACEBRING',
  sourceId: 'v1',
  scheduledAt: new Date(0),
  visitor: createVisitorRecord({ source: 'SPACEBRING', reference: 'u1' }),
});
const fault = { source: 'SPACEBRING', code: 'UPSTREAM_TIMEOUT', message: 'late' } as const;

/** The reports of one `cancelVisit` with this resolver. */
async function tellOf(work: () => unknown, id = ID): Promise<AuditedWrite | undefined> {
  const schema = await buildGraphSchema();
  const field = schema.getMutationType()?.getFields()['cancelVisit'];
  if (field === undefined) throw new Error('there is no such mutation');
  field.resolve = async () => work();
  const writes: AuditedWrite[] = [];
  await graphql({
    schema: auditWrites(schema, { wrote: (write) => writes.push(write) }),
    source: 'mutation ($id: ID!) { cancelVisit(input: { id: $id }) { userErrors { code } } }',
    variableValues: { id },
    contextValue: { requestId: 'r1', caller: { kind: 'api-key', name: 'desk' } },
  });
  expect(writes).toHaveLength(1);
  return writes[0];
}

const TOLD = { requestId: 'r1', caller: { kind: 'api-key', name: 'desk' }, mutation: 'cancelVisit', record: ID };

test.each([
  ['done', () => ({ visit, userErrors: [] }), { outcome: 'DONE', codes: [] }],
  [
    'refused',
    () => ({ visit: null, userErrors: [{ code: 'CONFLICT', message: 'no', field: null, sourceCode: null }] }),
    { outcome: 'REFUSED', codes: ['CONFLICT'] },
  ],
  [
    'left in the dark',
    () => Promise.reject(new SourceFaultError(fault).withOutcome('UNKNOWN')),
    { outcome: 'UNKNOWN', codes: ['UPSTREAM_TIMEOUT'] },
  ],
  [
    'prevented by a failure before it was sent',
    () => Promise.reject(new SourceFaultError(fault)),
    { outcome: 'NOT_DONE', codes: ['UPSTREAM_TIMEOUT'] },
  ],
  [
    'not started, because its key cannot be stored',
    () => Promise.reject(new WritesUnavailableError('UNKNOWN')),
    { outcome: 'UNKNOWN', codes: ['WRITES_UNAVAILABLE'] },
  ],
  [
    'forbidden',
    () => Promise.reject(new ForbiddenError('visits:write')),
    { outcome: 'FORBIDDEN', codes: ['FORBIDDEN'] },
  ],
  [
    'broken by a defect',
    () => Promise.reject(new TypeError('a bug')),
    { outcome: 'FAILED', codes: ['INTERNAL_SERVER_ERROR'] },
  ],
])('a write that is %s is reported with its record and outcome', async (_case, work, ending) => {
  expect(await tellOf(work)).toEqual({ ...TOLD, ...ending });
});

test('a text instead of an id is not reported', async () => {
  expect(await tellOf(() => ({ visit: null, userErrors: [] }), 'ana@example.com')).toMatchObject({ record: null });
});

test('the id of a deleted record is reported', async () => {
  expect(await tellOf(() => ({ deletedId: ID, userErrors: [] }), 'x')).toMatchObject({ record: ID });
});
