import type { ChartFrame } from './chart.js';
import { periodAxis, weekendsOf } from './period-axis.js';
import type { ReportData } from './report-data.js';

/** Bands behind Saturdays and Sundays. */
export function weekendLayer(data: ReportData, frame: ChartFrame) {
  return {
    data: { values: weekendsOf(data) },
    mark: { type: 'rect', fill: frame.theme.palette.weekend },
    encoding: {
      x: periodAxis(data, frame, 'start'),
      x2: { field: 'end' },
      y: { value: 0 },
      y2: { value: 'height' },
    },
  } as const;
}
