import { VISIT_STATUSES } from '../../domain/model/visit.js';
import { defineEnum } from '../enums/define-enum.js';

export const VisitStatusEnum = defineEnum(VISIT_STATUSES, {
  name: 'VisitStatus',
  description: 'How far a visit has come, at the moment the question is asked.',
  values: {
    EXPECTED: 'Announced; the visitor has not arrived and their day is not over.',
    CHECKED_IN: 'The visitor has arrived and has not checked out.',
    CHECKED_OUT: 'The visitor has come and gone.',
    CANCELLED: 'Called off before the visitor arrived.',
    DENIED: 'The visitor came and was refused entry (W3lcome).',
    NO_SHOW:
      "Expected, but the day ended in the zone of its location without an arrival. Never said of residents' visits, whose dates are free text.",
  },
});
