/** Of the form that all three sources use; none of them has it. */
export const UNKNOWN = '00000000-1111-4222-8333-444444444444';

/** Ids that are well formed, and that the source does not know. */
export const UNKNOWN_IDS = {
  spacebring: {
    Visit: UNKNOWN,
    Person: UNKNOWN,
    Company: UNKNOWN,
    Location: UNKNOWN,
    VisitRequest: UNKNOWN,
    Ticket: UNKNOWN,
    Transaction: `day-pass/${UNKNOWN}`,
  },
  w3lcome: { Visit: `visit/${UNKNOWN}`, Person: UNKNOWN, Location: 'elsewhere', BlockedPerson: UNKNOWN },
  resident: { Visit: UNKNOWN, Person: UNKNOWN, Location: UNKNOWN },
} as const;
