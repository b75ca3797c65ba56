import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';
import type { Source } from '../../../src/domain/source/source.js';
import { createFakeBlockedPersonWriter } from './fake-blocked-person-writer.js';
import { createFakeSource, type FakeOptions } from './fake-data.js';
import { createFakePersonWriter } from './fake-person-writer.js';
import { createFakeVisitWriter } from './fake-visit-writer.js';
import type { FakeWritableData, FakeWrites } from './fake-writable.js';

/** What `options.onCall` throws is how the call fails: without a trace, or `done` and with nobody told. */
export function createFakeWriters(
  source: Source,
  data: FakeWritableData,
  options: FakeOptions = {},
): Required<Pick<SourceAdapter, 'visitWriter' | 'personWriter' | 'blockedPersonWriter'>> {
  const { begin } = createFakeSource(data, options);
  let count = 0;
  const writes: FakeWrites = {
    source,
    data,
    async write(call, commit) {
      await begin(call);
      const outcome = commit();
      await begin(`${call} done`);
      return outcome;
    },
    nextId(kind) {
      count += 1;
      return `new-${kind}-${count}`;
    },
  };
  return {
    visitWriter: createFakeVisitWriter(writes),
    personWriter: createFakePersonWriter(writes),
    blockedPersonWriter: createFakeBlockedPersonWriter(writes),
  };
}
