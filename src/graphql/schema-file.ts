import { readFile, writeFile } from 'node:fs/promises';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { printWithAccess } from './access/print-access.js';

const HEADER = '# Written by `npm run schema` from the code in src/graphql. Do not edit.\n\n';

/** The committed form of the schema: sorted, so that the order of the code does not change it. */
export function renderSchema(schema: GraphQLSchema): string {
  return `${HEADER}${printWithAccess(lexicographicSortSchema(schema))}\n`;
}

/** Null when the file equals the code, else the problem and its remedy. */
export async function findSchemaDrift(path: URL | string, schema: GraphQLSchema): Promise<string | null> {
  const committed = await readFile(path, 'utf8').catch(() => null);
  if (committed === null) return 'schema/schema.graphql is missing: run `npm run schema`';
  if (committed === renderSchema(schema)) return null;
  return 'schema/schema.graphql differs from the code: run `npm run schema` and commit the result';
}

export async function writeSchema(path: URL | string, schema: GraphQLSchema): Promise<void> {
  await writeFile(path, renderSchema(schema));
}
