import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { SOURCES } from '../../domain/source/source.js';
import type { GraphContext } from '../graph-context.js';
import { selectedFields } from '../selected-fields.js';
import { describeSource, type SourceDescription } from './describe-source.js';
import { SourceHealthType } from './source.types.js';

/** What is known without a call. */
const CONFIGURED: ReadonlySet<string> = new Set(['source', 'isConfigured', 'isSandbox', '__typename']);

@Resolver()
export class SourceHealthResolver {
  @Query(() => [SourceHealthType], {
    description:
      'Each of the three sources: whether it is configured and how it is doing. One that nobody has asked yet is asked now, once, where more is wanted than that.',
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
