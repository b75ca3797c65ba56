import { ReportCollector } from './report-collector.js';
import { type ListedSource, readSources } from './whole-list.js';

/**
 * Everything that all sources have, for lists that are short enough to be given without pages.
 * @throws SourceFaultError when sources were asked and none answered; a source that fails beside others is left out.
 */
export async function readListOfAll<T>(sources: readonly ListedSource<T>[]): Promise<T[]> {
  const collector = new ReportCollector();
  const records = await readSources(collector, sources);
  collector.assertAnyAnswered();
  return records;
}
