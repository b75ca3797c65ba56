import type { ChartFrame } from './chart.js';
import { periodAxis, periodDomain, weekendsOf } from './period-axis.js';
import type { ReportData } from './report-data.js';

/** The lowest layer of a drawing over time: bands for weekends, and the extent of all periods. */
export function weekendLayer(data: ReportData, frame: ChartFrame) {
  const x = periodAxis(data, frame, 'start');
  return {
    data: { values: weekendsOf(data) },
    mark: { type: 'rect', fill: frame.theme.palette.weekend },
    encoding: {
      x: { ...x, scale: { ...x.scale, domain: periodDomain(data) } },
      x2: { field: 'end' },
      y: { value: 0 },
      y2: { value: 'height' },
    },
  } as const;
}
