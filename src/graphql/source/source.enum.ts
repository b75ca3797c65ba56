import { SOURCES } from '../../domain/source/source.js';
import { defineEnum } from '../enums/define-enum.js';

export const SourceEnum = defineEnum(SOURCES, {
  name: 'Source',
  description: 'The systems this gateway puts together. Every record says which one it comes from.',
  values: {
    SPACEBRING: 'Spacebring: coworking locations with members, visits, visit requests, tickets and transactions.',
    W3LCOME: 'W3lcome: the reception of a company, with hosts, visits, invitees and a blocked list.',
    RESIDENT: "The residents' visit service: communities whose residents announce their visitors.",
  },
});
