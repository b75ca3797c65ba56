import type { SourceAdapter } from '../model/source-adapter.js';
import type { Source } from '../source/source.js';
import { SourceFaultError } from '../source/source-error.js';
import { notSupported } from './user-problem.js';
import type { WriteEnvironment } from './write-environment.js';

type Writers = Required<
  Pick<
    SourceAdapter,
    'visitWriter' | 'visitRequestWriter' | 'ticketWriter' | 'transactionWriter' | 'blockedPersonWriter' | 'personWriter'
  >
>;

/**
 * The writer of a source.
 * @throws SourceFaultError SOURCE_NOT_CONFIGURED; UserProblemError NOT_SUPPORTED_BY_SOURCE when the source has no such
 * records.
 */
export function writerOf<W extends keyof Writers>({ env }: WriteEnvironment, source: Source, writer: W): Writers[W] {
  const adapter = env.adapters[source];
  if (adapter === undefined) {
    throw new SourceFaultError({
      source,
      code: 'SOURCE_NOT_CONFIGURED',
      message: `The source ${source} is not configured on this gateway: ${source}_URL is not set`,
    });
  }
  const port: Partial<Writers>[W] = adapter[writer];
  if (port === undefined) throw notSupported('This source has no such records.');
  return port;
}
