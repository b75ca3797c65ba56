import { spellHuman } from '../world/spell-human.js';
import type { ResidentsBehaviour } from './residents-behaviour.js';
import type { SeededVisit, StoredVisit, WrittenVisit } from './residents-state.js';
import { createDateWriters } from './visit-dates.js';

/** Numbers that nothing keeps a client from sending. */
const ODD_PARTY_SIZES = [0, -3, 10_001, 2 ** 31 - 1, -(2 ** 31)] as const;
/** Every so manieth seeded visit has one of them. */
const ODD_PARTY_EVERY = 4;

/** How visits read; what a client has written stays as it came. */
export function createVisitWriter(behaviour: ResidentsBehaviour): (content: StoredVisit['content']) => WrittenVisit {
  const dates = createDateWriters(behaviour);
  const partySizeOf = ({ totalPeople, style }: SeededVisit): number => {
    if (behaviour.partySizes === 'plausible' || style % ODD_PARTY_EVERY > 0) return totalPeople;
    return ODD_PARTY_SIZES[(style / ODD_PARTY_EVERY) % ODD_PARTY_SIZES.length] ?? totalPeople;
  };
  /** Seven in ten who drive have their vehicle written down. */
  const writeOut = (visit: SeededVisit): WrittenVisit => {
    const { human, style, arrivesAt, leavesAt, subject } = visit;
    const isVehicleKnown = style % 10 < 7;
    return {
      visitorName: spellHuman(human, { style, localCode: '+52' }).name,
      totalPeople: partySizeOf(visit),
      vehicleColor: isVehicleKnown ? human.vehicleColor : null,
      licensePlate: isVehicleKnown ? human.licensePlate : null,
      subject,
      arrivalDate: dates.arrival(arrivesAt, style),
      departureDate: leavesAt === null ? null : dates.departure(leavesAt, style),
    };
  };
  return (content) => ('human' in content ? writeOut(content) : content);
}
