/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is an unset one. */
export function isSet(environment: Environment, name: string): boolean {
  return (environment[name] ?? '') !== '';
}
