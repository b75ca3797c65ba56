import type { Person } from '../../domain/model/person.js';
import { defineConnection } from '../connection/define-connection.js';
import { PersonType } from './person.type.js';

export const PersonConnection = defineConnection<Person>({ name: 'Person', plural: 'people', node: () => PersonType });
