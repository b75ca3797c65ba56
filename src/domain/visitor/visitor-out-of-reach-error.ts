/** Everything that is read to find a visitor by id was read whole and does not show them. */
export class VisitorOutOfReachError extends Error {
  override readonly name = 'VisitorOutOfReachError';

  /** `days`: how far back from now visits were looked at. */
  constructor(days: number) {
    super(
      `No visit of the last ${days} days, nor of those ahead, shows this visitor (any more); older ones are not read`,
    );
  }
}
