import { READS } from '../../../../src/domain/access/limit-reads.js';
import { limitToLocations } from '../../../../src/domain/access/limit-to-locations.js';
import { WRITES } from '../../../../src/domain/access/limit-writes.js';
import type { SourceAdapter } from '../../../../src/domain/model/source-adapter.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';

type Reads = typeof READS;
type Writes = typeof WRITES;
const { visits } = READS;
const { ticketWriter } = WRITES;
if (visits === 'CLOSED' || ticketWriter === 'CLOSED') throw new Error('visits and tickets are open');

/** The compiler checks these: an expected error that is missing is an error. */
void [
  // @ts-expect-error A port that reads is not listed.
  { ...READS, companies: undefined } satisfies Reads,
  // @ts-expect-error A port that writes is not listed.
  { ...WRITES, visitWriter: undefined } satisfies Writes,
  // @ts-expect-error A method that reads is not listed.
  { ...READS, visits: { ...visits, readVisitsOnSite: undefined } } satisfies Reads,
  // @ts-expect-error A method that reads is not limited.
  { ...READS, visits: { ...visits, loadVisit: 'UNLIMITED' } } satisfies Reads,
  // @ts-expect-error A method that writes is not limited.
  { ...WRITES, ticketWriter: { ...ticketWriter, createTicket: 'UNLIMITED' } } satisfies Writes,
  // @ts-expect-error A look-up has no answer for records that do not exist.
  { ...WRITES, ticketWriter: { ...ticketWriter, findComments: ticketWriter.commentOnTicket } } satisfies Writes,
];

test('a port or a method that no table lists does not exist for a limited caller', () => {
  const adapter = createFakeAdapter('SPACEBRING', {});
  const readEverything = async () => [];
  const createAdapter = (): SourceAdapter =>
    Object.assign({ ...adapter, visits: { ...adapter.visits, readEverything } }, { invoices: { readEverything } });
  const limited = limitToLocations(createAdapter, { locationIds: [], now: new Date() });
  expect(limited).not.toHaveProperty('invoices');
  expect(limited.visits).not.toHaveProperty('readEverything');
  expect(limited.visits).toHaveProperty('readVisits');
});
