/** A client's mistake, found before any source is asked. The message names the argument. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly argument: string;
  /** What is wrong with it, without its name. */
  readonly problem: string;

  constructor(argument: string, problem: string) {
    super(`${argument}: ${problem}`);
    this.argument = argument;
    this.problem = problem;
  }
}
