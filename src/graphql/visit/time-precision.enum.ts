import { TIME_PRECISIONS } from '../../domain/model/visit.js';
import { defineEnum } from '../enums/define-enum.js';

export const TimePrecisionEnum = defineEnum(TIME_PRECISIONS, {
  name: 'TimePrecision',
  description: 'How exactly a time of a visit is known.',
  values: {
    DAY: 'The time is known by its day alone: it stands at the start of that day in the zone of the source, and the hour means nothing.',
    MINUTE: 'The time of day is known.',
  },
});
