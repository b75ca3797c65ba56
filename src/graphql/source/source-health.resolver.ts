import { Ctx, Query, Resolver } from 'type-graphql';
import { SOURCES } from '../../domain/source/source.js';
import type { GraphContext } from '../graph-context.js';
import { describeSource, type SourceDescription } from './describe-source.js';
import { SourceHealthType } from './source-health.type.js';

@Resolver()
export class SourceHealthResolver {
  @Query(() => [SourceHealthType], {
    description:
      'Each of the three sources: whether it is configured and how it is doing. One that nobody has asked yet is asked now, once.',
  })
  sources(@Ctx() { monitors }: GraphContext): Promise<SourceDescription[]> {
    return Promise.all(
      SOURCES.map((source) =>
        describeSource(
          source,
          monitors.find((monitor) => monitor.source === source),
        ),
      ),
    );
  }
}
