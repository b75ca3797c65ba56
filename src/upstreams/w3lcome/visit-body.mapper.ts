import type { BlockedPersonDraft } from '../../domain/model/blocked-person.js';
import type { HostChanges, HostDraft } from '../../domain/model/person.js';
import type { VehicleChanges, VisitChanges, VisitDraft, VisitorChanges } from '../../domain/model/visit.js';
import { documentCharacters } from '../../domain/model/visitor-key.js';
import type { UserProblem } from '../../domain/writes/user-problem.js';
import { formatInstant } from './values.js';
import type { BlockedPersonWire, HostWire } from './wire.js';
import type { WriteBody } from './write-client.js';

/** POST /invitees. `host` null: all but the host. Which part of the host is needed is not documented, so all that a visit's host shows is sent. */
export function toInviteeBody(draft: VisitDraft, host: HostWire | null, timeZone: string): WriteBody {
  return withoutUndefined({
    expectedAt: formatInstant(draft.expectedAt, timeZone),
    host: host === null ? null : withoutUndefined({ id: host.id, name: host.name, email: host.email, type: 'host' }),
    ...toVisitorMembers(draft.visitor),
    notes: draft.notes,
    requiresAuthorization: draft.requiresAuthorization,
  });
}

/** PATCH /invitee/:id. Of a visitor only what is given is changed. */
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

/** Given members that an invitee has no place for. Nothing to be kept and nothing to be cleared are no problem. */
export function findUnsupported({ expectedUntil, purpose, vehicle, partySize }: Unsupported): UserProblem[] {
  const members = [
    ...(expectedUntil ? ['expectedUntil'] : []),
    ...(purpose ? ['purpose'] : []),
    ...(vehicle?.color || vehicle?.licensePlate ? ['vehicle'] : []),
    ...((partySize ?? 1) > 1 ? ['partySize'] : []),
  ];
  return members.map((member) => ({
    code: 'NOT_SUPPORTED_BY_SOURCE',
    message: 'W3lcome has no place for this.',
    field: [member],
    sourceCode: null,
  }));
}

/** Where a blocked person's document stands: an account uses either `document` or the two of Brazil. */
export type DocumentMember = 'document' | 'cpf' | 'rg';

/** The member whose value is shown as the person's document; `document` where there is none. */
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

/** The blocked list keeps nothing else of a phone number. */
export function digitsOf(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits;
}

/** A phone number as a host carries it. */
export interface HostPhone {
  readonly phone: string | null;
  /** e.g. `+55`; the vendor demands it with every phone. */
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

/** PATCH /host/:id. `phone`: undefined = keep. */
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

/** A new record has nothing to clear, so what is not given is not sent. */
function withoutUndefined(members: WriteBody): WriteBody {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
