import type { GraphQLResolveInfo } from 'graphql';
import type { PageRequest } from '../../domain/lists/connection.js';
import { selectedFields } from '../selected-fields.js';
import { DEFAULT_PAGE_SIZE, type PageArgs } from './page.args.js';

/** What a list function needs to know of the page, `isCounted` taken from the selection. */
export function toPageRequest(args: PageArgs, info: GraphQLResolveInfo): PageRequest {
  return {
    first: args.first ?? DEFAULT_PAGE_SIZE,
    after: args.after ?? null,
    isCounted: selectedFields(info).has('totalCount'),
  };
}
