import type { ContactRecord, Inquiry, VisitRequestRecord } from '../state/inquiries.js';
import { toIso } from './instant.js';

export function toVisitRequest(request: VisitRequestRecord, id: string): object {
  const { user, id: membershipId } = request.host;
  return {
    ...toInquiry(request, id),
    membershipRefHost: membershipId,
    userRefHost: user.id,
    userHost: { id: user.id, name: user.name, photoUrl: null, surname: user.surname },
  };
}

export function toContact(contact: ContactRecord, id: string): object {
  return { ...toInquiry(contact, id), date: toIso(contact.date) };
}

function toInquiry({ createdAt, location, user, visitor }: Inquiry, id: string): object {
  return { id, createDate: toIso(createdAt), locationRef: location.id, userRefVisitor: user.id, visitor };
}
