/** A part of a balance or of a transaction; `expiresAt` null = permanent. */
export interface Share {
  readonly cents: number;
  readonly expiresAt: number | null;
}

/** One customer's balance of one kind. */
export interface Purse {
  /** What is left, earliest expiry first, permanent last; parts past their time do not count. */
  sharesAt(now: number): readonly Share[];
  add(share: Share): readonly Share[];
  /** Earliest-expiring parts first, as the product's documentation says; null when there is not enough. */
  take(cents: number, now: number): readonly Share[] | null;
}

export function createPurse(): Purse {
  let shares: Share[] = [];
  const sharesAt = (now: number): Share[] => shares.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return {
    sharesAt,
    add(share) {
      const same = shares.find(({ expiresAt }) => expiresAt === share.expiresAt);
      const merged = { cents: (same?.cents ?? 0) + share.cents, expiresAt: share.expiresAt };
      shares = [...shares.filter((other) => other !== same), merged].sort((a, b) => expiryRank(a) - expiryRank(b));
      return [share];
    },
    take(cents, now) {
      const spendable = sharesAt(now);
      if (spendable.reduce((sum, share) => sum + share.cents, 0) < cents) return null;
      const taken: Share[] = [];
      const left: Share[] = [];
      let remaining = cents;
      for (const { cents: available, expiresAt } of spendable) {
        const part = Math.min(remaining, available);
        remaining -= part;
        if (part > 0) taken.push({ cents: part, expiresAt });
        if (available > part) left.push({ cents: available - part, expiresAt });
      }
      shares = left;
      return taken;
    },
  };
}

function expiryRank({ expiresAt }: Share): number {
  return expiresAt ?? Number.POSITIVE_INFINITY;
}
