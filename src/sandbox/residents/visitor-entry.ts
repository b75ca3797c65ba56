import { spellHuman } from '../world/spell-human.js';
import type { SeededVisit, StoredVisit, WrittenVisit } from './residents-state.js';
import { writeDate } from './visit-dates.js';

export function contentOf(content: StoredVisit['content']): WrittenVisit {
  return 'human' in content ? writeOut(content) : content;
}

/** Seven in ten who drive have their vehicle written down. */
function writeOut({ human, style, arrivesAt, leavesAt, totalPeople, subject }: SeededVisit): WrittenVisit {
  const isVehicleKnown = style % 10 < 7;
  return {
    visitorName: spellHuman(human, { style, localCode: '+52' }).name,
    totalPeople,
    vehicleColor: isVehicleKnown ? human.vehicleColor : null,
    licensePlate: isVehicleKnown ? human.licensePlate : null,
    subject,
    arrivalDate: writeDate(arrivesAt, style),
    departureDate: leavesAt === null ? null : writeDate(leavesAt, style),
  };
}
