import { readFileSync } from 'node:fs';

// main.ts reads it before it knows that the process may open many files, so it imports no package.
const { version }: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** The release, as package.json names it: in `--version`, the start lines, health, metrics and traces. */
export const VERSION = version;
