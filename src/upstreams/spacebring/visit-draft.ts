import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { VehicleChanges, VisitChanges, VisitDraft } from '../../domain/model/visit.js';
import { notSupported, type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import type { AdapterContext } from './adapter-context.js';
import { assertId, demandUserRef } from './named-records.js';

type Given = Pick<VisitDraft, 'expectedUntil' | 'partySize' | 'purpose' | 'requiresAuthorization'> & {
  readonly vehicle: VehicleChanges | null;
};

/** What Spacebring has no place for. One visitor who needs no authorization is what every visit there is. */
const UNSUPPORTED: readonly { field: keyof Given; isGiven: (given: Partial<Given>) => boolean; words: string }[] = [
  { field: 'expectedUntil', isGiven: isThere('expectedUntil'), words: 'an end of a visit' },
  { field: 'partySize', isGiven: ({ partySize }) => (partySize ?? 1) !== 1, words: 'a party of several' },
  { field: 'purpose', isGiven: isThere('purpose'), words: 'a purpose of a visit' },
  { field: 'vehicle', isGiven: ({ vehicle }) => Boolean(vehicle?.color ?? vehicle?.licensePlate), words: 'a vehicle' },
  {
    field: 'requiresAuthorization',
    isGiven: ({ requiresAuthorization }) => requiresAuthorization === true,
    words: 'an authorization',
  },
];

/** Null counts as not given: clearing what is never there changes nothing. @throws UserProblemError with one problem for each. */
export function assertSupported(given: Partial<Given>): void {
  const problems = UNSUPPORTED.filter(({ isGiven }) => isGiven(given)).map(
    ({ field, words }): UserProblem => ({
      code: 'NOT_SUPPORTED_BY_SOURCE',
      message: `Spacebring has no place for ${words}.`,
      field: [field],
      sourceCode: null,
    }),
  );
  if (problems.length > 0) throw new UserProblemError(problems);
}

/** Of what can be changed, the visitor cannot: only the date and the comment. */
export function assertChangeable({ visitor, ...changes }: VisitChanges): void {
  if (visitor !== undefined)
    throw notSupported('Spacebring does not let the visitor of a visit be changed.', ['visitor']);
  assertSupported(changes);
}

function isThere(field: keyof Given): (given: Partial<Given>) => boolean {
  return (given) => (given[field] ?? null) !== null;
}

/** Where the draft's visit is, and whose. */
export interface DraftPlace {
  readonly locationId: string;
  /** Null: no host was named. */
  readonly hostUserRef: string | null;
}

/** The location given, else the host's. @throws UserProblemError for a host or location that cannot be. */
export async function placeOfDraft(
  context: Pick<AdapterContext, 'memberships'>,
  { hostId, locationId }: Pick<VisitDraft, 'hostId' | 'locationId'>,
): Promise<DraftPlace> {
  const hostUserRef =
    hostId === null ? null : await demandUserRef(context, { id: hostId, field: ['hostId'], locationId });
  const placeId = locationId ?? (hostId === null ? null : await locationOfHost(context, hostId));
  if (placeId === null)
    throw userProblem('INVALID_INPUT', 'Name the location of the visit.', { field: ['locationId'] });
  assertId({ id: placeId, field: ['locationId'] }, 'location');
  return { locationId: placeId, hostUserRef };
}

async function locationOfHost({ memberships }: Pick<AdapterContext, 'memberships'>, hostId: string) {
  if (hostId.startsWith(ACCOUNT_ID_PREFIX)) return null;
  return (await memberships.byId(hostId))?.locationRef ?? null;
}
