import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { nullIfAbsent, readResidentError } from '../../../../src/upstreams/resident-visits/refusals.js';

const fault = (status: number) =>
  new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_REJECTED', message: 'refused', status });

test.each([
  ['a coded error', { code: 'VALIDATION_ERROR', message: 'María', errors: null, traceId: 't' }, 'VALIDATION_ERROR'],
  ['problem details', { type: 'about:blank', title: 'Not Found', status: 404, traceId: 't' }, null],
  ['a bare string', 'Role not found', null],
  ['the one bare string that is a word', 'Resident not found', 'Resident not found'],
  ['an empty body', undefined, null],
  ['a code that is no text', { code: 7 }, null],
])('%s has its code and no text', (_shape, body, sourceCode) => {
  expect(readResidentError(400, body)).toEqual({ message: null, sourceCode });
});

test('a success that could not be read has no word', () => {
  expect(readResidentError(200, { code: 'A1B2C3' })).toEqual({ message: null, sourceCode: null });
});

test('a 404 is absence', async () => {
  expect(await nullIfAbsent(Promise.reject(fault(404)))).toBeNull();
});

test('every other fault is passed on', async () => {
  const refused = fault(403);
  await expect(nullIfAbsent(Promise.reject(refused))).rejects.toBe(refused);
});
