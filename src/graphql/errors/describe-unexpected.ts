/**
 * The log fields of an unexpected error: its name, message and stack, never its properties. Of an error of an HTTP client
 * only the name: its message contains the address, its properties the credentials.
 */
export function describeUnexpected(error: unknown): { readonly error: Readonly<Record<string, string | undefined>> } {
  if (!(error instanceof Error)) return { error: { name: typeof error } };
  if ('options' in error || 'request' in error || 'response' in error) return { error: { name: error.name } };
  return { error: { name: error.name, message: error.message, stack: error.stack } };
}
