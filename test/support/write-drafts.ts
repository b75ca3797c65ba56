import type { VisitDraft, VisitorDraft } from '../../src/domain/model/visit.js';

export const VISITOR: VisitorDraft = {
  name: 'Ana Lúcia Prado',
  email: 'Ana.Prado@guest.example',
  phoneNumber: '+351 912 000 111',
  company: 'Prado & Filhos',
  document: 'AB-123',
};

/** A visit of one person to whom nothing is special. */
export function visitDraft(given: Partial<VisitDraft> & Pick<VisitDraft, 'expectedAt'>): VisitDraft {
  return {
    hostId: null,
    locationId: null,
    expectedUntil: null,
    visitor: VISITOR,
    partySize: null,
    purpose: null,
    notes: null,
    vehicle: null,
    requiresAuthorization: null,
    ...given,
  };
}
