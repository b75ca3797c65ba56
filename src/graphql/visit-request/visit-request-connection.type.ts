import type { VisitRequest } from '../../domain/model/visit-request.js';
import { defineConnection } from '../connection/define-connection.js';
import { VisitRequestType } from './visit-request.type.js';

export const VisitRequestConnection = defineConnection<VisitRequest>({
  name: 'VisitRequest',
  plural: 'visit requests',
  node: () => VisitRequestType,
});
