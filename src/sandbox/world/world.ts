export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/**
 * The made-up building that the three servers share: the same humans visit, with differently written names, phones and e-mails.
 * All data follow from the seed and the start-up hour, so two runs with the same settings are equal.
 */
export interface World {
  readonly seed: string;
  /** The hour at which the sandbox started. */
  readonly startedAt: Date;
  /** IANA zone of the building. */
  readonly timeZone: string;
  /** All possible visitors; shared by the three sources. */
  readonly humans: readonly Human[];
  /** Numbers that follow from the seed and the label only. */
  random(label: string): Random;
  /** A version-4-shaped uuid (lower-case) that follows from the seed and the label only. */
  uuid(label: string): string;
  /** The visits of one source in the order of their creation; `count` of them, over 120 days around the start-up day. */
  planVisits(plan: { label: string; count: number; hosts: number; leadDays: number }): Iterable<PlannedVisit>;
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Integer in [0, below). */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export interface Human {
  readonly index: number;
  readonly givenName: string;
  readonly familyName: string;
  /** Lower-case; null: none. */
  readonly email: string | null;
  /** E.164; null: none. */
  readonly phone: string | null;
  readonly company: string | null;
  /** A passport-like or CPF-like document; null: none. */
  readonly document: string | null;
  readonly licensePlate: string | null;
  readonly vehicleColor: string | null;
}

export interface PlannedVisit {
  readonly index: number;
  readonly human: Human;
  /** Index of the host, below `hosts`; the server assigns hosts to locations. */
  readonly host: number;
  /** Milliseconds since the epoch, as are all times here. */
  readonly createdAt: number;
  readonly expectedAt: number;
  /** Absent: no arrival so far; a no-show when the day is over. */
  readonly arrivedAt?: number;
  /** Absent: still inside, or no arrival. */
  readonly leftAt?: number;
  readonly isCancelled: boolean;
  readonly partySize: number;
  readonly purpose: string;
}
