/** An invalid argument, found before any call. The message names the argument. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly argument: string;
  /** The problem, without the name of the argument. */
  readonly problem: string;

  constructor(argument: string, problem: string) {
    super(`${argument}: ${problem}`);
    this.argument = argument;
    this.problem = problem;
  }
}
