import { toGuid } from './guid.js';
import { databaseError, type FieldErrors, validationError } from './resident-error.js';
import type { WrittenVisit } from './residents-state.js';

export interface VisitBody extends WrittenVisit {
  /** All zeros when none was given. */
  readonly residentId: string;
}

const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** Column widths; longer text fails in the database, not in the validation. */
const LONGEST = { visitorName: 100, vehicleColor: 30, licensePlate: 20, subject: 200 } as const;

/**
 * Reads a body as the framework does: names without case, numbers also as text, unknown members ignored, missing
 * members empty. Only an explicit null in a member that cannot be null is refused.
 * @param dtoName the parameter that the framework's messages name
 * @throws ResidentError
 */
export function readVisitBody(body: unknown, dtoName: string): VisitBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable('$', dtoName);
  const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | null | undefined => {
    const value: unknown = members.get(name.toLowerCase());
    if (value === undefined || value === null || typeof value === 'string') return value;
    throw unreadable(`$.${name}`, dtoName);
  };
  const read = {
    residentId: readGuid(members.get('residentid'), dtoName),
    totalPeople: readInteger(members.get('totalpeople'), dtoName),
    visitorName: text('visitorName'),
    subject: text('subject'),
    arrivalDate: text('arrivalDate'),
    vehicleColor: text('vehicleColor') ?? null,
    licensePlate: text('licensePlate') ?? null,
    departureDate: text('departureDate') ?? null,
  };
  const { visitorName = '', subject = '', arrivalDate = '' } = read;
  if (visitorName === null || subject === null || arrivalDate === null) {
    throw validationError(requiredErrors({ visitorName, subject, arrivalDate }));
  }
  return { ...read, visitorName, subject, arrivalDate };
}

/** @throws ResidentError DATABASE_ERROR */
export function checkLengths(body: VisitBody): void {
  for (const [member, longest] of Object.entries(LONGEST)) {
    const entry = Object.entries(body).find(([name]) => name === member);
    if (typeof entry?.[1] === 'string' && entry[1].length > longest) throw databaseError();
  }
}

function requiredErrors(members: Readonly<Record<string, string | null>>): FieldErrors {
  const missing = Object.keys(members).filter((name) => members[name] === null);
  const names = missing.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return Object.fromEntries(names.map((name) => [name, [`The ${name} field is required.`]]));
}

function unreadable(path: string, dtoName: string) {
  return validationError({
    [path]: [`The JSON value could not be converted. Path: ${path}`],
    [dtoName]: [`The ${dtoName} field is required.`],
  });
}

function readGuid(value: unknown, dtoName: string): string {
  if (value === undefined) return NO_GUID;
  const guid = typeof value === 'string' ? toGuid(value) : null;
  if (guid === null) throw unreadable('$.residentId', dtoName);
  return guid;
}

function readInteger(value: unknown, dtoName: string): number {
  if (value === undefined) return 0;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
  throw unreadable('$.totalPeople', dtoName);
}
