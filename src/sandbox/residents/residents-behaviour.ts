/** What the service does not check or say, and a client must not rely on. */
export interface ResidentsBehaviour {
  /** How its clients write dates: most as the vendor's own do, or in every form of `WRITTEN_FORMS`. */
  readonly dates: 'usual' | 'free';
  /** Departures are written as arrivals are, or by their day alone. */
  readonly departures: 'as-arrivals' | 'days';
  /** No range is checked: `any` has numbers that no party has, negative ones among them. */
  readonly partySizes: 'plausible' | 'any';
  /** Case of the ids in answers; an id is found in either. */
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
