import type { Vehicle, VehicleChanges, VisitorChanges, VisitorDraft } from '../model/visit.js';
import type { IdempotentInput } from '../writes/idempotent-input.js';
import type { InputChecker } from '../writes/input-checker.js';

export interface VisitorInput {
  readonly name: string;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
  readonly company?: string | null;
  readonly document?: string | null;
}

export interface VehicleInput {
  readonly color?: string | null;
  readonly licensePlate?: string | null;
}

export interface ScheduleVisitInput extends IdempotentInput {
  readonly hostId?: string | null;
  readonly locationId?: string | null;
  readonly expectedAt: Date;
  readonly expectedUntil?: Date | null;
  readonly visitor: VisitorInput;
  readonly partySize?: number | null;
  readonly purpose?: string | null;
  readonly notes?: string | null;
  readonly vehicle?: VehicleInput | null;
  readonly requiresAuthorization?: boolean | null;
  readonly allowBlocked?: boolean | null;
}

/** Undefined = keep, null = clear. */
export interface UpdateVisitInput extends IdempotentInput {
  readonly id: string;
  readonly expectedAt?: Date | null;
  readonly expectedUntil?: Date | null;
  readonly visitor?: VisitorInput | null;
  readonly partySize?: number | null;
  readonly purpose?: string | null;
  readonly notes?: string | null;
  readonly vehicle?: VehicleInput | null;
  readonly allowBlocked?: boolean | null;
}

export interface CheckInVisitInput extends IdempotentInput {
  readonly id?: string | null;
  readonly locationId?: string | null;
  readonly accessCode?: string | null;
}

export interface CheckOutVisitInput extends CheckInVisitInput {
  readonly at?: Date | null;
  readonly force?: boolean | null;
}

export function checkVisitor(checker: InputChecker, input: VisitorInput): VisitorDraft {
  return {
    name: checker.name(['visitor', 'name'], input.name),
    email: checker.optionalEmail(['visitor', 'email'], input.email),
    phoneNumber: checker.optionalName(['visitor', 'phoneNumber'], input.phoneNumber),
    company: checker.optionalName(['visitor', 'company'], input.company),
    document: checker.optionalName(['visitor', 'document'], input.document),
  };
}

/** The changes of a known visitor; an omitted member stays. */
export function checkVisitorChanges(checker: InputChecker, input: VisitorInput): VisitorChanges {
  const { name, ...checked } = checkVisitor(checker, input);
  const changed = Object.entries(checked).filter(([member]) => input[member as keyof typeof checked] !== undefined);
  return { name, ...Object.fromEntries(changed) };
}

export function checkVehicle(checker: InputChecker, input: VehicleInput | null | undefined): Vehicle | null {
  if (!input) return null;
  const color = checker.optionalName(['vehicle', 'color'], input.color);
  const licensePlate = checker.optionalName(['vehicle', 'licensePlate'], input.licensePlate);
  return color === null && licensePlate === null ? null : { color, licensePlate };
}

/** The changes of a known vehicle; an omitted member stays. */
export function checkVehicleChanges(checker: InputChecker, input: VehicleInput | null): VehicleChanges | null {
  if (input === null) return null;
  const { color, licensePlate } = input;
  return {
    ...(color !== undefined && { color: checker.optionalName(['vehicle', 'color'], color) }),
    ...(licensePlate !== undefined && {
      licensePlate: checker.optionalName(['vehicle', 'licensePlate'], licensePlate),
    }),
  };
}

/** A larger number is not a plausible number of people. */
export const MAX_PARTY_SIZE = 10_000;

export function checkPartySize(checker: InputChecker, partySize: number | null | undefined): number | null {
  if (partySize === null || partySize === undefined) return null;
  if (partySize < 1 || partySize > MAX_PARTY_SIZE) checker.add(['partySize'], 'A party has at least one person.');
  return partySize;
}

/** `until` must be after `from` when both are known. */
export function checkPeriod(
  checker: InputChecker,
  from: Date | null | undefined,
  until: Date | null | undefined,
): void {
  if (from && until && until <= from) checker.add(['expectedUntil'], 'This must be later than expectedAt.');
}
