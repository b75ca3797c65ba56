import type { TicketTypeWord } from '../state/ticket-record.js';

/** What people write, with the type under which the desk files it. */
export const TICKET_TEXTS: readonly { readonly type: TicketTypeWord; readonly text: string }[] = [
  { type: 'internet', text: 'The wifi on the second floor drops every few minutes' },
  { type: 'internet', text: 'No internet at desk 14 since this morning' },
  { type: 'temperatureAndVentilation', text: 'It is freezing next to the air conditioning' },
  { type: 'temperatureAndVentilation', text: 'Meeting room 3 is too warm in the afternoon' },
  { type: 'cleaning', text: 'Coffee spilled in the phone booth' },
  { type: 'access', text: 'My card does not open the garage door' },
  { type: 'access', text: 'A guest of mine could not get in with the code' },
  { type: 'printing', text: 'The printer is out of toner' },
  { type: 'accountAndBilling', text: 'I was billed twice for the same booking' },
  { type: 'bookings', text: 'Cannot book the big room for next Thursday' },
  { type: 'mailAndPackages', text: 'A package for us should have arrived yesterday' },
  { type: 'noiseAndAcoustics', text: 'Loud calls in the silent area' },
  { type: 'repairAndMaintenance', text: 'The chair at desk 21 is broken' },
  { type: 'websiteAndApp', text: 'The app logs me out every day' },
  { type: 'discriminationAndHarassment', text: 'I would like to talk to someone in confidence' },
  { type: 'offensiveOrObjectionableContent', text: 'There is an offensive post in the feed' },
  { type: 'other', text: 'Could we have oat milk in the kitchen?' },
];

export const TICKET_REPLIES = [
  'Thanks, we are looking into it',
  'It works again, please check',
  'Still the same here',
  'The technician comes tomorrow at nine',
  'Solved, thank you!',
] as const;
