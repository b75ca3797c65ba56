import { ReportCollector } from './report-collector.js';
import { type ListedSource, readSources } from './whole-list.js';

/**
 * All records of all sources, for lists that are short enough without pages.
 * @throws SourceFaultError when no source answers; the records of a single failed source are omitted.
 */
export async function readListOfAll<T>(sources: readonly ListedSource<T>[]): Promise<T[]> {
  const collector = new ReportCollector();
  const records = await readSources(collector, sources);
  collector.assertAnyAnswered();
  return records;
}
