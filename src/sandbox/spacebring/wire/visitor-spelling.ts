import { spellHuman } from '../../world/spell-human.js';
import { mixBits } from '../state/id-codec.js';
import type { SandboxUser } from '../state/user-accounts.js';
import type { WrittenVisitor } from '../state/visit-record.js';

const STYLES = 2 ** 31;

/**
 * Writes the same human differently in each visit; one in seven has the whole name in `name`. An e-mail is always present, because
 * the vendor requires it; phone numbers are international.
 */
export function spellVisitor(user: SandboxUser, occasion: number): WrittenVisitor {
  const { human } = user;
  if (human === null) return { email: user.email, name: user.name };
  const dice = mixBits(occasion + 1);
  const spelling = spellHuman(human, { style: dice % STYLES, localCode: '+55' });
  const phoneNumber = spelling.phone?.startsWith('+') === false ? human.phone : spelling.phone;
  return {
    email: spelling.email ?? user.email,
    ...(dice % 7 === 0 ? { name: spelling.name } : splitName(spelling.name, human.givenName)),
    ...(phoneNumber === null || phoneNumber === undefined ? {} : { phoneNumber }),
  };
}

function splitName(spelt: string, givenName: string): { name: string; surname: string } {
  const words = spelt.trim().split(/\s+/);
  const given = givenName.split(' ').length;
  return { name: words.slice(0, given).join(' '), surname: words.slice(given).join(' ') };
}
