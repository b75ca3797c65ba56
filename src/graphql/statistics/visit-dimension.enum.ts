import { VISIT_DIMENSIONS } from '../../domain/statistics/visit-stats.js';
import { defineEnum } from '../enums/define-enum.js';

export const VisitDimensionEnum = defineEnum(VISIT_DIMENSIONS, {
  name: 'VisitDimension',
  description: 'What visits can be counted by. Days, weeks, months and hours are those of the asked time zone.',
  values: {
    DAY: 'The local day of `scheduledAt`, as `2026-06-15`.',
    WEEK: 'The ISO week of `scheduledAt`, from Monday to Sunday, as `2026-W25`.',
    MONTH: 'The local month of `scheduledAt`, as `2026-06`.',
    HOUR_OF_DAY: 'The local hour of `scheduledAt`, `00` to `23`, over all days.',
    DAY_OF_WEEK: 'The ISO day of the week of `scheduledAt`, `1` (Monday) to `7` (Sunday), over all weeks.',
    SOURCE: 'The source that keeps the visit.',
    LOCATION: 'The location of the visit: its id, or `none`.',
    HOST: 'Whom the visit is to: the id of the person, or `none`.',
    STATUS: 'How far the visit has come, now.',
  },
});
