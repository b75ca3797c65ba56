/** Behaviour that the service does not define, and that a client must not rely on. */
export interface ResidentsBehaviour {
  /** Forms of dates: mostly those of the vendor's own clients, or all of `WRITTEN_FORMS`. */
  readonly dates: 'usual' | 'free';
  /** Departures have the form of arrivals, or a day alone. */
  readonly departures: 'as-arrivals' | 'days';
  /** The service checks no range: `any` includes impossible and negative sizes. */
  readonly partySizes: 'plausible' | 'any';
  /** Case of the ids in answers; requests accept both. */
  readonly ids: 'lower' | 'upper';
  /** Lists of visits have no order. */
  readonly visitOrder: 'stored' | 'reversed';
  /** `refused`: the account may see residents and not communities. */
  readonly communities: 'readable' | 'refused';
}

export const DEFAULT_RESIDENTS_BEHAVIOUR: ResidentsBehaviour = {
  dates: 'usual',
  departures: 'as-arrivals',
  partySizes: 'plausible',
  ids: 'lower',
  visitOrder: 'stored',
  communities: 'readable',
};
