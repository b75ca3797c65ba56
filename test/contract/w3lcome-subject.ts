import type { ContractSubject } from './suites/contract-subject.js';
import { UNKNOWN } from './suites/unknown-ids.js';
import type { VisitWriterSubject } from './suites/visit-writer.suite.js';

/** Ids that W3lcome does not know. */
export const UNKNOWN_W3LCOME_IDS = {
  Visit: `invitee/${UNKNOWN}`,
  Person: UNKNOWN,
  Location: 'elsewhere',
  BlockedPerson: UNKNOWN,
};

/** What the suite of visit writers needs to know of W3lcome. */
export async function toVisitWriterSubject(subject: ContractSubject): Promise<VisitWriterSubject> {
  const adapter = subject.newRequest();
  const [host] = (await adapter.people.readPeople({})).records;
  const onSite = (await adapter.visits.readVisitsOnSite({ now: subject.now })).records;
  if (host === undefined) throw new Error('the sandbox has no host');
  return {
    ...subject,
    hostId: host.sourceId,
    kept: [
      [{ notes: 'Needs a parking lot' }, { notes: 'Needs a parking lot' }],
      [{ requiresAuthorization: true }, { authorization: 'WAITING' }],
      [{ partySize: 1, locationId: 'account' }, { partySize: 1 }],
    ],
    unsupported: [
      ['purpose', { purpose: 'Sales' }],
      ['partySize', { partySize: 2 }],
      ['vehicle', { vehicle: { color: null, licensePlate: 'ABC1D23' } }],
      ['expectedUntil', { expectedUntil: new Date(subject.now.getTime() + 5 * 3_600_000) }],
    ],
    decidableId: async () => onSite[0]?.sourceId ?? '',
    begunCancellation: 'NOT_SUPPORTED_BY_SOURCE',
    keepsCancelled: true,
  };
}
