import { z } from 'zod';
import type { Journal } from '../../kit/journal.js';
import type { Inquiry } from '../state/inquiries.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { locationAt } from './lookup.js';
import { writtenVisitorSchema } from './persist-visits.js';

const inquiry = {
  ...{ index: z.number(), location: z.number(), user: z.number(), visitor: writtenVisitorSchema },
  createdAt: z.number(),
};
const requestSchema = z.object({ ...inquiry, host: z.number(), isHandled: z.boolean() });
const contactSchema = z.object({ ...inquiry, date: z.number() });

export function persistRequests({ directory, requests }: SpacebringState, journal: Journal): void {
  journal.replay('visitRequest', (state) => {
    const { index, location, user, host, ...facts } = requestSchema.parse(state);
    const people = { user: directory.userAt(user), host: directory.memberAt(host) };
    requests.put(index, (position) => ({
      ...position,
      ...facts,
      ...people,
      location: locationAt(directory, location),
    }));
  });
  requests.watch((row) => {
    const state = { ...plain(row), host: row.host.index, isHandled: row.isHandled };
    journal.note({ kind: 'visitRequest', id: requests.idOf(row), state });
  });
}

export function persistContacts({ directory, contacts }: SpacebringState, journal: Journal): void {
  journal.replay('contact', (state) => {
    const { index, location, user, ...facts } = contactSchema.parse(state);
    const parts = { user: directory.userAt(user), location: locationAt(directory, location) };
    contacts.put(index, (position) => ({ ...position, ...facts, ...parts }));
  });
  contacts.watch((row) => {
    journal.note({ kind: 'contact', id: contacts.idOf(row), state: { ...plain(row), date: row.date } });
  });
}

function plain({ index, location, user, visitor, createdAt }: Inquiry) {
  return { index, location: location.index, user: user.index, visitor, createdAt };
}
