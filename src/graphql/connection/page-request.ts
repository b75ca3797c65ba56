import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type { PageRequest } from '../../domain/lists/connection.js';
import { DEFAULT_PAGE_SIZE, type PageArgs } from './page.args.js';

/** What a list function needs to know of the page, `isCounted` taken from the selection. */
export function toPageRequest(args: PageArgs, info: GraphQLResolveInfo): PageRequest {
  return {
    first: args.first ?? DEFAULT_PAGE_SIZE,
    after: args.after ?? null,
    isCounted: isSelected(info, 'totalCount'),
  };
}

/** Whether a field of the result is asked for, under whatever alias, through fragments, and not skipped by a directive. */
function isSelected(info: GraphQLResolveInfo, field: string): boolean {
  const tree = parseResolveInfo(info);
  if (!isResolveTree(tree)) return false;
  return Object.values(tree.fieldsByTypeName).some((fields) =>
    Object.values(fields).some((selected) => selected.name === field),
  );
}

function isResolveTree(tree: ReturnType<typeof parseResolveInfo>): tree is ResolveTree {
  return tree !== null && tree !== undefined && 'fieldsByTypeName' in tree;
}
