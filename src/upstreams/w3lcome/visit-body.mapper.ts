import type { BlockedPersonDraft } from '../../domain/model/blocked-person.js';
import type { HostChanges, HostDraft } from '../../domain/model/person.js';
import type { VehicleChanges, VisitChanges, VisitDraft, VisitorChanges } from '../../domain/model/visit.js';
import { documentCharacters } from '../../domain/model/visitor-key.js';
import type { UserProblem } from '../../domain/writes/user-problem.js';
import { formatInstant } from './values.js';
import type { BlockedPersonWire, HostWire } from './wire.js';
import type { WriteBody } from './write-client.js';

/** POST /invitees. `host` null: all but the host. It is not documented which members of the host are needed, so all are sent. */
export function toInviteeBody(draft: VisitDraft, host: HostWire | null, timeZone: string): WriteBody {
  return withoutUndefined({
    expectedAt: formatInstant(draft.expectedAt, timeZone),
    host: host === null ? null : withoutUndefined({ id: host.id, name: host.name, email: host.email, type: 'host' }),
    ...toVisitorMembers(draft.visitor),
    notes: draft.notes,
    requiresAuthorization: draft.requiresAuthorization,
  });
}

/** PATCH /invitee/:id. Only the given members of a visitor change. */
export function toInviteeChanges({ expectedAt, visitor, notes }: VisitChanges, timeZone: string): WriteBody {
  return {
    ...(expectedAt !== undefined && { expectedAt: formatInstant(expectedAt, timeZone) }),
    ...(visitor !== undefined && toVisitorMembers(visitor)),
    ...(notes !== undefined && { notes }),
  };
}

export const CANCELLATION: WriteBody = { status: 'canceled' };

/** An undefined member is not sent, a null one clears. */
function toVisitorMembers({ name, email, phoneNumber, company, document }: VisitorChanges): WriteBody {
  return { name, email, phone: phoneNumber, company, document };
}

type Unsupported = Partial<Pick<VisitDraft, 'expectedUntil' | 'purpose' | 'partySize'>> & {
  readonly vehicle?: VehicleChanges | null;
};

/** The given members that W3lcome cannot store for an invitee. An empty one is no problem. */
export function findUnsupported({ expectedUntil, purpose, vehicle, partySize }: Unsupported): UserProblem[] {
  const members = [
    ...(expectedUntil ? ['expectedUntil'] : []),
    ...(purpose ? ['purpose'] : []),
    ...(vehicle?.color || vehicle?.licensePlate ? ['vehicle'] : []),
    ...((partySize ?? 1) > 1 ? ['partySize'] : []),
  ];
  return members.map((member) => ({
    code: 'NOT_SUPPORTED_BY_SOURCE',
    message: 'W3lcome cannot store this.',
    field: [member],
    sourceCode: null,
  }));
}

/** The members for a blocked person's document: an account uses either `document` or the two of Brazil. */
export type DocumentMember = 'document' | 'cpf' | 'rg';

/** The member whose value is shown as the person's document; `document` where all are empty. */
export function documentMemberOf(record: BlockedPersonWire | null): DocumentMember {
  if (record === null || record.document !== null) return 'document';
  if (record.cpf !== null) return 'cpf';
  return record.rg === null ? 'document' : 'rg';
}

/** POST /blockedlist. */
export function toBlockedBody(draft: BlockedPersonDraft): WriteBody {
  return withoutUndefined(toBlockedChanges(draft, 'document'));
}

/** PATCH /blockedlist/:id. */
export function toBlockedChanges(changes: Partial<BlockedPersonDraft>, documentMember: DocumentMember): WriteBody {
  const { name, reason, email, phoneNumber, document } = changes;
  return {
    ...(name !== undefined && { name }),
    ...(reason !== undefined && { reason }),
    ...(email !== undefined && { email }),
    ...(phoneNumber !== undefined && { phone: phoneNumber === null ? null : digitsOf(phoneNumber) }),
    ...(document !== undefined && { [documentMember]: documentCharacters(document) }),
  };
}

/** The blocked list stores only the digits of a phone number. */
export function digitsOf(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits;
}

/** A host's phone number. */
export interface HostPhone {
  readonly phone: string | null;
  /** E.g. `+55`; the vendor demands it with every phone. */
  readonly countryCode: string | null;
}

/** POST /hosts. */
export function toHostBody(draft: HostDraft, phone: HostPhone): WriteBody {
  return withoutUndefined({
    name: draft.name,
    email: draft.email,
    position: draft.position,
    sector: draft.department,
    ...phone,
    sendInvitationEmail: draft.sendInvitation,
  });
}

/** PATCH /host/:id. `phone` undefined: unchanged. */
export function toHostChanges(changes: HostChanges, phone: HostPhone | undefined): WriteBody {
  const { name, position, department, isActive } = changes;
  return {
    ...(name !== undefined && { name }),
    ...(position !== undefined && { position }),
    ...(department !== undefined && { sector: department }),
    ...(isActive !== undefined && { isActive }),
    ...phone,
  };
}

/** A new record has no members to clear, so only given members are sent. */
function withoutUndefined(members: WriteBody): WriteBody {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
