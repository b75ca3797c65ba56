import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import { defineConnection } from '../connection/define-connection.js';
import { BlockedPersonType } from './blocked-person.type.js';

export const BlockedPersonConnection = defineConnection<BlockedPerson>({
  name: 'BlockedPerson',
  plural: 'blocked people',
  node: () => BlockedPersonType,
});
