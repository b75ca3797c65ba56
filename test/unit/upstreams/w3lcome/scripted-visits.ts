import type { VisitSource } from '../../../../src/domain/model/visit.js';
import { createVisitSource } from '../../../../src/upstreams/w3lcome/visit.reader.js';
import { INVITEE, VISIT } from './samples.js';
import { type Body, createScript, type Script, type SentCall } from './scripted-w3lcome.js';

export const HOST_ID = 'c9f0f895fb98ab9159f51fd0297e236d';
export const OTHER_HOST_ID = '45c48cce2e2d7fbdea1afc51c7c6ad26';

export function setUpVisits(script: Script): { visits: VisitSource; sent: SentCall[] } {
  const { parts, sent } = createScript(script);
  return { visits: createVisitSource(parts), sent };
}

/** Of the day of NOW; named like its id, without any other key of the visitor. */
export function visit(id: string, changes: Body = {}): Body {
  return { ...VISIT, id, name: id, email: undefined, phone: undefined, cpf: undefined, ...changes };
}

/** As `visit`. */
export function invitee(id: string, changes: Body = {}): Body {
  return { ...INVITEE, id, name: id, email: undefined, phone: undefined, document: undefined, ...changes };
}

export function host(id: string): Body {
  return { host: { id, name: 'A host' } };
}

/** `/visits checkinAt >=`, sorted. */
export function routes(sent: readonly SentCall[]): string[] {
  return sent.map(({ route, queryKey, queryOp }) => [route, queryKey, queryOp].filter(Boolean).join(' ')).sort();
}
