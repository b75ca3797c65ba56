/** All problems of the configuration at once: names of variables, never their values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(formatConfigProblems(problems));
    this.problems = problems;
  }
}

/** The text to print before exit status 1. */
export function formatConfigProblems(problems: readonly string[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`The configuration has ${count}:`, ...problems.map((problem) => `  - ${problem}`)].join('\n');
}
