import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

/** The fields that are asked for of a result, under whatever alias, through fragments, and not skipped by a directive. */
export function selectedFields(info: GraphQLResolveInfo): ReadonlySet<string> {
  const tree = parseResolveInfo(info);
  if (!isResolveTree(tree)) return new Set();
  const fields = Object.values(tree.fieldsByTypeName).flatMap((ofType) => Object.values(ofType));
  return new Set(fields.map(({ name }) => name));
}

function isResolveTree(tree: ReturnType<typeof parseResolveInfo>): tree is ResolveTree {
  return tree !== null && tree !== undefined && 'fieldsByTypeName' in tree;
}
