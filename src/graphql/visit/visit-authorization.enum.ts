import { VISIT_AUTHORIZATIONS } from '../../domain/model/visit.js';
import { defineEnum } from '../enums/define-enum.js';

export const VisitAuthorizationEnum = defineEnum(VISIT_AUTHORIZATIONS, {
  name: 'VisitAuthorization',
  description: 'Whether somebody has to let the visitor in, and what they said. Only W3lcome asks.',
  values: {
    NOT_REQUIRED: 'Nobody has to be asked: always so in Spacebring and for residents.',
    WAITING: 'The host or the reception has not answered yet, or will be asked on arrival.',
    ALLOWED: 'The visitor may enter.',
    DENIED: 'The visitor may not enter.',
  },
});
