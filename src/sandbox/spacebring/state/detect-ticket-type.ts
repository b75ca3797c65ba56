import type { TicketTypeWord } from './ticket-record.js';

const WORDS: readonly (readonly [RegExp, TicketTypeWord])[] = [
  [/wi-?fi|internet|network/i, 'internet'],
  [/cold|warm|hot|heat|air con/i, 'temperatureAndVentilation'],
  [/clean|dirty|spill/i, 'cleaning'],
  [/card|door|key|code/i, 'access'],
  [/print/i, 'printing'],
  [/bill|invoice|charge/i, 'accountAndBilling'],
  [/book/i, 'bookings'],
  [/package|parcel|mail/i, 'mailAndPackages'],
  [/loud|noise/i, 'noiseAndAcoustics'],
  [/broken|repair/i, 'repairAndMaintenance'],
  [/app\b|website/i, 'websiteAndApp'],
];

/** Stands in for the vendor's own detection when a ticket is created without a type. */
export function detectTicketType(text: string): TicketTypeWord {
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}
