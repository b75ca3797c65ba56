import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { gridFloor } from '../../domain/time/time-grid.js';
import { addDays, MS_PER_DAY } from '../../domain/time/time-range.js';
import type { AdapterParts } from './adapter-parts.js';
import { MARGIN_DAYS, type TimeWindows } from './time-windows.js';
import { isInside } from './visit.mapper.js';
import type { VisitWire } from './w3lcome.wire.js';
import { formatQueryTime } from './w3lcome-instant.js';

/**
 * Who is on site: nobody can ask W3lcome for visits without a check-out, so those of the last `rollCallDays` are read and
 * sorted out here. Whether that is everyone is told by one more call: is there any older visit at all?
 */
export function createRollCall(
  parts: AdapterParts & { readonly visits: TimeWindows<VisitWire> },
): (now: Date) => Promise<SourceSlice<VisitWire>> {
  return async (now) => {
    // By whole days, so that the roll called a little later asks the same.
    const oldest = new Date(gridFloor(addDays(now, -parts.config.rollCallDays).getTime(), MS_PER_DAY));
    const latest = new Date(Math.max(now.getTime(), parts.clock.now().getTime()));
    const [slice, older] = await Promise.all([
      // The margin on both calls: no visit falls between the list and the question for older ones.
      parts.visits.read({ from: addDays(oldest, -MARGIN_DAYS), to: addDays(latest, MARGIN_DAYS) }),
      askForOlder(parts, oldest),
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

async function askForOlder({ client, config }: AdapterParts, than: Date): Promise<Older> {
  const value = formatQueryTime(than, config);
  try {
    const where = { key: 'checkinAt', operator: '<', value } as const;
    const page = await client.listVisits({ limit: 1, offset: 0, where, until: than });
    return { isNone: page.keys.length === 0, fault: null };
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    return { isNone: false, fault: error.toFault() };
  }
}
