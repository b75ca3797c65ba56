/** A visitor by id is not in the visits that were read, although they were read completely. */
export class VisitorOutOfReachError extends Error {
  override readonly name = 'VisitorOutOfReachError';

  /** `days`: how far before now visits were read. */
  constructor(days: number) {
    super(
      `No visit of the last ${days} days, nor of those ahead, shows this visitor (any more); older ones are not read`,
    );
  }
}
