export interface Day {
  /** RFC 3339 instants: the first one belongs to the day, the second to the next. */
  readonly from: string;
  readonly to: string;
}

/** The day that it is now in the zone of the browser; it may have 23 or 25 hours. */
export function today(): Day {
  const [from, to] = [new Date(), new Date()];
  from.setHours(0, 0, 0, 0);
  to.setHours(24, 0, 0, 0);
  return { from: from.toISOString(), to: to.toISOString() };
}
