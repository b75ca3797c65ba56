import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { SOURCES } from '../../domain/source/source.js';
import type { GraphContext } from '../graph-context.js';
import { selectedFields } from '../selected-fields.js';
import { describeSource, type SourceDescription } from './describe-source.js';
import { SourceHealthType } from './source.types.js';

/** The fields that need no call. */
const CONFIGURED: ReadonlySet<string> = new Set(['source', 'isConfigured', 'isSandbox', '__typename']);

@Resolver()
export class SourceHealthResolver {
  @Query(() => [SourceHealthType], {
    description:
      'The three sources: whether each is configured, and its health. A source without a call so far is called once, if other fields than those about its configuration are selected.',
  })
  sources(@Ctx() { monitors }: GraphContext, @Info() info: GraphQLResolveInfo): Promise<SourceDescription[]> {
    const isProbed = [...selectedFields(info)].some((field) => !CONFIGURED.has(field));
    return Promise.all(
      SOURCES.map((source) => {
        const monitor = monitors.find((candidate) => candidate.source === source);
        return describeSource(source, monitor, { isProbed });
      }),
    );
  }
}
