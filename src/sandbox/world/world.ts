export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/**
 * The made-up building that all three sandbox servers tell of: the same humans visit under differently written names,
 * phones and e-mails. Everything follows from the seed and the start-up day, so two runs with the same settings agree.
 */
export interface World {
  readonly seed: string;
  /** The hour at which the sandbox started. */
  readonly startedAt: Date;
  /** IANA zone of the building. */
  readonly timeZone: string;
  /** Everyone who may visit; shared by the three sources. */
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
  /** Lower-case; null for humans who never leave one. */
  readonly email: string | null;
  /** E.164; null for humans who never leave one. */
  readonly phone: string | null;
  readonly company: string | null;
  /** A passport-like or CPF-like document; null where none is asked. */
  readonly document: string | null;
  readonly licensePlate: string | null;
  readonly vehicleColor: string | null;
}

export interface PlannedVisit {
  readonly index: number;
  readonly human: Human;
  /** Index of the host, below `hosts`; which host belongs to which place is the server's affair. */
  readonly host: number;
  /** Milliseconds since the epoch, as are all times here. */
  readonly createdAt: number;
  readonly expectedAt: number;
  /** Absent: has not come (yet): a no-show once the day is over. */
  readonly arrivedAt?: number;
  /** Absent: still inside, or never came. */
  readonly leftAt?: number;
  readonly isCancelled: boolean;
  readonly partySize: number;
  readonly purpose: string;
}
