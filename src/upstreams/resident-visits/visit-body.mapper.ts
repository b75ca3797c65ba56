import type { VisitChanges, VisitDraft } from '../../domain/model/visit.js';
import type { UserProblem } from '../../domain/writes/user-problem.js';
import { LONGEST_TEXTS, type ResidentVisitBody, type ResidentVisitWire } from './wire.js';

/** The body of a new visit, without the members that the service cannot store: see findUnsupported. */
export function toNewBody(draft: VisitDraft, residentId: string): ResidentVisitBody {
  return {
    residentId,
    visitorName: draft.visitor.name,
    totalPeople: draft.partySize ?? 1,
    vehicleColor: draft.vehicle?.color ?? null,
    licensePlate: draft.vehicle?.licensePlate ?? null,
    subject: draft.purpose ?? '',
    arrivalDate: writeMoment(draft.expectedAt),
    departureDate: draft.expectedUntil === null ? null : writeMoment(draft.expectedUntil),
  };
}

/** The record unchanged, for a replacement that changes only a part. */
export function toSameBody(wire: ResidentVisitWire): ResidentVisitBody {
  return {
    residentId: wire.residentId,
    visitorName: wire.visitorName ?? '',
    totalPeople: wire.totalPeople ?? 0,
    vehicleColor: wire.vehicleColor ?? null,
    licensePlate: wire.licensePlate ?? null,
    subject: wire.subject ?? '',
    arrivalDate: wire.arrivalDate ?? '',
    departureDate: wire.departureDate ?? null,
  };
}

/** Only the given members. Of a visitor the service stores the name, and no e-mail, phone, company or document. */
export function toChangedMembers(changes: VisitChanges): Partial<ResidentVisitBody> {
  const { expectedAt, expectedUntil, visitor, partySize, purpose, vehicle } = changes;
  return {
    ...(expectedAt !== undefined && { arrivalDate: writeMoment(expectedAt) }),
    ...(expectedUntil !== undefined && {
      departureDate: expectedUntil === null ? null : writeMoment(expectedUntil),
    }),
    ...(visitor !== undefined && { visitorName: visitor.name }),
    ...(partySize !== undefined && { totalPeople: partySize }),
    ...(purpose !== undefined && { subject: purpose ?? '' }),
    ...(vehicle === null && { vehicleColor: null, licensePlate: null }),
    ...(vehicle?.color !== undefined && { vehicleColor: vehicle.color }),
    ...(vehicle?.licensePlate !== undefined && { licensePlate: vehicle.licensePlate }),
  };
}

/**
 * ISO 8601 in UTC. Exactly midnight gets a numeric offset: with a `Z` it would be a calendar day, as the vendor's client
 * writes one.
 */
export function writeMoment(instant: Date): string {
  const text = instant.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.replace('Z', '+00:00') : text;
}

const INPUT_MEMBERS = {
  visitorName: ['visitor', 'name'],
  vehicleColor: ['vehicle', 'color'],
  licensePlate: ['vehicle', 'licensePlate'],
  subject: ['purpose'],
} as const satisfies Record<keyof typeof LONGEST_TEXTS, readonly string[]>;

const MEMBERS = ['visitorName', 'vehicleColor', 'licensePlate', 'subject'] as const;

/** Texts that are too long for the service's database. */
export function findOverlong(body: Partial<ResidentVisitBody>): UserProblem[] {
  return MEMBERS.filter((member) => (body[member]?.length ?? 0) > LONGEST_TEXTS[member]).map((member) => ({
    code: 'INVALID_INPUT',
    message: `The residents' service stores at most ${LONGEST_TEXTS[member]} characters of this.`,
    field: INPUT_MEMBERS[member],
    sourceCode: null,
  }));
}

/** The given members that the service cannot store. An empty one is no problem. */
export function findUnsupported(draft: Partial<Pick<VisitDraft, 'notes' | 'requiresAuthorization'>>): UserProblem[] {
  const members = [
    ...(draft.notes ? (['notes'] as const) : []),
    ...(draft.requiresAuthorization === true ? (['requiresAuthorization'] as const) : []),
  ];
  return members.map((member) => ({
    code: 'NOT_SUPPORTED_BY_SOURCE',
    message: "The residents' service cannot store this.",
    field: [member],
    sourceCode: null,
  }));
}
