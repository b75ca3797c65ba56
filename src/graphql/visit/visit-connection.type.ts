import type { Visit } from '../../domain/model/visit.js';
import { defineConnection } from '../connection/define-connection.js';
import { VisitType } from './visit.type.js';

export const VisitConnection = defineConnection<Visit>({ name: 'Visit', plural: 'visits', node: () => VisitType });
