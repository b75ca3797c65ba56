import { TIME_PRECISIONS } from '../../domain/visit/visit.js';
import { defineEnum } from '../enums/define-enum.js';

export const TimePrecisionEnum = defineEnum(TIME_PRECISIONS, {
  name: 'TimePrecision',
  description: 'How exactly the times of a visit are known.',
  values: {
    DAY: 'The expected time, the arrival or the leaving is known by its day alone: it stands at the start of that day in the zone of the source, and the hour means nothing.',
    MINUTE: 'All that are given have a time of day.',
  },
});
