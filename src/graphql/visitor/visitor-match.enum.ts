import { VISITOR_MATCHES } from '../../domain/model/visitor-key.js';
import { defineEnum } from '../enums/define-enum.js';

export const VisitorMatchEnum = defineEnum(VISITOR_MATCHES, {
  name: 'VisitorMatch',
  description: 'What it rests on that records are said to be about the same person, strongest first.',
  values: {
    EMAIL: 'The same e-mail address, in any source.',
    PHONE_NUMBER: 'The same phone number, in any source and however it is written.',
    SOURCE_RECORD: 'Nothing that other sources share: only what the one source says belongs together.',
  },
});
