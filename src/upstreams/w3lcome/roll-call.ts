import { longestStayDays } from '../../domain/model/stay-end.js';
import { limitFault, SourceFaultError } from '../../domain/source/source-error.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { gridFloor } from '../../domain/time/time-grid.js';
import { addDays, MS_PER_DAY } from '../../domain/time/time-range.js';
import type { AdapterParts } from './adapter-parts.js';
import { MARGIN_DAYS, type TimeWindows } from './time-windows.js';
import { isInside } from './visit.mapper.js';
import type { VisitWire } from './w3lcome.wire.js';
import { formatQueryTime } from './w3lcome-instant.js';

/**
 * Who is inside by the word of W3lcome, which cannot be asked for visits without a check-out: visits as old as a stay can be
 * are read and sorted out here. Where stays have no assumed end, those of `rollCallDays` are, and one more call tells whether
 * that is everyone: is there any older visit at all?
 */
export function createRollCall(
  parts: AdapterParts & { readonly visits: TimeWindows<VisitWire> },
): (now: Date) => Promise<SourceSlice<VisitWire>> {
  const stayDays = longestStayDays(parts.mapping.assumeLeft);
  return async (now) => {
    // By whole days, so that the roll called a little later asks the same.
    const oldest = new Date(gridFloor(addDays(now, -(stayDays ?? parts.config.rollCallDays)).getTime(), MS_PER_DAY));
    const latest = new Date(Math.max(now.getTime(), parts.clock.now().getTime()));
    const [slice, older] = await Promise.all([
      // The margin on both calls: no visit falls between the list and the question for older ones.
      parts.visits.read({ from: addDays(oldest, -MARGIN_DAYS), to: addDays(latest, MARGIN_DAYS) }),
      stayDays === null ? askForOlder(parts, oldest) : NO_OLDER,
    ]);
    return {
      ...slice,
      records: slice.records.filter(isInside),
      isComplete: slice.isComplete && older.isNone,
      fault: slice.fault ?? older.fault,
    };
  };
}

interface Older {
  readonly isNone: boolean;
  readonly fault: SourceSlice<never>['fault'];
}

const NO_OLDER: Older = { isNone: true, fault: null };

async function askForOlder({ client, config }: AdapterParts, than: Date): Promise<Older> {
  const value = formatQueryTime(than, config);
  try {
    const where = { key: 'checkinAt', operator: '<', value } as const;
    const page = await client.listVisits({ limit: 1, offset: 0, where, until: than });
    return page.keys.length === 0 ? NO_OLDER : { isNone: false, fault: limitFault('HISTORY_LIMIT') };
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    return { isNone: false, fault: error.toFault() };
  }
}
