/** A part of a balance or of a transaction; `expiresAt` null = permanent. */
export interface Lot {
  readonly cents: number;
  readonly expiresAt: number | null;
}

/** One customer's balance of one kind. */
export interface Balance {
  /** Lots that have not expired, earliest expiry first, permanent last. */
  lotsAt(now: number): readonly Lot[];
  add(lot: Lot): readonly Lot[];
  /** Takes the lots that expire first, as the vendor documents; null when the balance does not suffice. */
  take(cents: number, now: number): readonly Lot[] | null;
}

export function createBalance(): Balance {
  let lots: Lot[] = [];
  const lotsAt = (now: number): Lot[] => lots.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return {
    lotsAt,
    add(lot) {
      const same = lots.find(({ expiresAt }) => expiresAt === lot.expiresAt);
      const merged = { cents: (same?.cents ?? 0) + lot.cents, expiresAt: lot.expiresAt };
      lots = [...lots.filter((other) => other !== same), merged].sort((a, b) => expiryRank(a) - expiryRank(b));
      return [lot];
    },
    take(cents, now) {
      const spendable = lotsAt(now);
      if (spendable.reduce((sum, lot) => sum + lot.cents, 0) < cents) return null;
      const taken: Lot[] = [];
      const left: Lot[] = [];
      let remaining = cents;
      for (const { cents: available, expiresAt } of spendable) {
        const part = Math.min(remaining, available);
        remaining -= part;
        if (part > 0) taken.push({ cents: part, expiresAt });
        if (available > part) left.push({ cents: available - part, expiresAt });
      }
      lots = left;
      return taken;
    },
  };
}

function expiryRank({ expiresAt }: Lot): number {
  return expiresAt ?? Number.POSITIVE_INFINITY;
}
