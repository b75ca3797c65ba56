import { SANDBOX_ZONES } from '../kit/sandbox-settings.js';
import { createHumans } from './create-humans.js';
import { createRandom } from './create-random.js';
import { type Hash128, hash128 } from './hash128.js';
import { planVisits } from './plan-visits.js';
import { MS_PER_HOUR, type World } from './world.js';

const VISITS_PER_HUMAN = 5;
const FEWEST_HUMANS = 200;

interface WorldSettings {
  readonly seed: string;
  /** Truncated to the hour, so that a restart within it gives the same world. */
  readonly startedAt: Date;
  /** Visits of all sources together; decides how many humans there are. */
  readonly visits: number;
}

/** The same settings give the same world; earlier calls of its members have no influence. */
export function createWorld({ seed, startedAt, visits }: WorldSettings): World {
  const hour = new Date(Math.floor(startedAt.getTime() / MS_PER_HOUR) * MS_PER_HOUR);
  const timeZone = SANDBOX_ZONES.w3lcome;
  const random: World['random'] = (label) => createRandom(hash128(`${seed}\n${label}`));
  const humans = createHumans(random('humans'), Math.max(FEWEST_HUMANS, Math.round(visits / VISITS_PER_HUMAN)));
  return {
    seed,
    startedAt: hour,
    timeZone,
    humans,
    random,
    uuid: (label) => formatUuid(hash128(`${seed}\n${label}`)),
    planVisits: (plan) =>
      planVisits({ ...plan, startedAt: hour.getTime(), timeZone, humans, random: random(`visits/${plan.label}`) }),
  };
}

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'latin1');
const HYPHENS_AT: readonly number[] = [8, 13, 18, 23];
const HYPHEN = 0x2d;
const scratch = Buffer.alloc(36);

/** Lower-case, version 4. A flat string, because a million of them stay in memory. */
function formatUuid([first, second, third, fourth]: Hash128): string {
  const words = [first, (second & 0xffff0fff) | 0x4000, (third & 0x3fffffff) | 0x80000000, fourth];
  let at = 0;
  for (const word of words) {
    for (let shift = 28; shift >= 0; shift -= 4) {
      if (HYPHENS_AT.includes(at)) scratch[at++] = HYPHEN;
      scratch[at++] = HEX_DIGITS[(word >>> shift) & 15] ?? 0;
    }
  }
  return scratch.toString('latin1');
}
