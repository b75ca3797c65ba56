import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

/** The names of the selected fields of a result, as `selectedTrees` finds them. */
export function selectedFields(info: GraphQLResolveInfo): ReadonlySet<string> {
  return new Set(selectedTrees(info).map(({ name }) => name));
}

/** The selected fields of a result: under any alias, through fragments, and not skipped by a directive. */
export function selectedTrees(info: GraphQLResolveInfo): ResolveTree[] {
  const tree = parseResolveInfo(info);
  return isResolveTree(tree) ? treesBelow(tree) : [];
}

export function treesBelow({ fieldsByTypeName }: { readonly fieldsByTypeName: FieldsByTypeName }): ResolveTree[] {
  return Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields));
}

function isResolveTree(tree: ReturnType<typeof parseResolveInfo>): tree is ResolveTree {
  return tree !== null && tree !== undefined && 'fieldsByTypeName' in tree;
}
