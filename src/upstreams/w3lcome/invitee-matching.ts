import { fold } from '../../domain/text/fold.js';
import { normalizeEmail } from '../../domain/visitor/visitor-key.js';
import type { VisitorRecord } from '../../domain/visitor/visitor-record.js';
import { rememberByRecord } from '../remember-by-record.js';

/** Where and when an invitee is expected, or a visit began. */
export interface Appointment {
  /** Lower-case; null where the record names no host. */
  readonly hostId: string | null;
  /** Expected time, or time of check-in. */
  readonly at: Date;
}

export interface MatchCandidate<V> extends Appointment {
  readonly visitor: VisitorRecord;
  readonly visit: V;
}

export interface VisitIndex<V> {
  /**
   * The visit that belongs to an invitee: same host, same local day, and a shared e-mail, E.164 phone or document, else
   * the same folded name. Of several, the one with the strongest evidence, then the one nearest to the expected time.
   */
  find(invitee: Appointment & { readonly visitor: VisitorRecord }): V | null;
}

/** Invitees and visits carry no link, so they are brought together by what both tell. One look-up per key of an invitee. */
export function indexVisits<V>(
  candidates: Iterable<MatchCandidate<V>>,
  localDayOf: (instant: Date) => string,
): VisitIndex<V> {
  const index = new Map<string, MatchCandidate<V>[]>();
  for (const candidate of candidates) {
    const appointment = appointmentKey(candidate, localDayOf);
    for (const key of matchKeys(candidate.visitor)) {
      const place = `${appointment}|${key}`;
      const entries = index.get(place);
      if (entries === undefined) index.set(place, [candidate]);
      else entries.push(candidate);
    }
  }
  return {
    find(invitee) {
      const appointment = appointmentKey(invitee, localDayOf);
      for (const key of matchKeys(invitee.visitor)) {
        const entries = index.get(`${appointment}|${key}`);
        if (entries !== undefined) return nearest(entries, invitee.at)?.visit ?? null;
      }
      return null;
    },
  };
}

/** What an invitee and its visit have in common before the visitor is looked at: local day and host. */
export function appointmentKey({ at, hostId }: Appointment, localDayOf: (instant: Date) => string): string {
  return `${localDayOf(at)}|${hostId ?? ''}`;
}

/** Strongest first. */
const matchKeys = rememberByRecord((visitor: VisitorRecord): readonly string[] => {
  const email = normalizeEmail(visitor.email);
  return [
    ...(email === null ? [] : [`email/${email}`]),
    ...(visitor.phoneE164 === null ? [] : [`phone/${visitor.phoneE164}`]),
    ...visitor.documents.map((document) => `document/${document}`),
    `name/${fold(visitor.name)}`,
  ];
});

function nearest<V>(candidates: readonly MatchCandidate<V>[], at: Date): MatchCandidate<V> | null {
  const distance = (candidate: MatchCandidate<V>) => Math.abs(candidate.at.getTime() - at.getTime());
  return candidates.reduce<MatchCandidate<V> | null>(
    (best, candidate) => (best === null || distance(candidate) < distance(best) ? candidate : best),
    null,
  );
}
