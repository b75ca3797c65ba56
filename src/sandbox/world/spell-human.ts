import type { Human } from './world.js';

/** A human as one record writes them; another record of the same human may differ in every member. */
export interface Spelling {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface SpellingStyle {
  /** Any integer from 0 to 2^31 - 1; the same one gives the same spelling. */
  readonly style: number;
  /** Calling code of the country in which numbers are written without it. */
  readonly localCode: '+55' | '+52';
}

/** About one record in ten has the phone alone, one in ten the e-mail alone. */
export function spellHuman(human: Human, { style, localCode }: SpellingStyle): Spelling {
  const known = style % 10;
  const isPhoneLeft = human.phone !== null && (known !== 1 || human.email === null);
  const isEmailLeft = human.email !== null && (known !== 2 || human.phone === null);
  return {
    name: spellName(human, (style >>> 4) % 12),
    email: isEmailLeft && human.email !== null ? spellEmail(human.email, (style >>> 8) % 12) : null,
    phone: isPhoneLeft && human.phone !== null ? spellPhone(human.phone, (style >>> 12) % 5, localCode) : null,
  };
}

export function withoutAccents(text: string): string {
  const plain: Readonly<Record<string, string>> = { ø: 'o', Ø: 'O', Ł: 'L', ł: 'l', ß: 'ss' };
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øØŁłß]/g, (letter) => plain[letter] ?? letter);
}

function spellName({ givenName, familyName }: Human, style: number): string {
  const name = `${givenName} ${familyName}`;
  if (style === 0 || style === 1) return name.toUpperCase();
  if (style === 2 || style === 3) return withoutAccents(name);
  if (style === 4) return `${givenName}  ${familyName} `;
  return name;
}

function spellEmail(email: string, style: number): string {
  if (style === 0) return email.toUpperCase();
  if (style === 1 || style === 2) return `${email.charAt(0).toUpperCase()}${email.slice(1)}`;
  if (style === 3) return ` ${email} `;
  return email;
}

function spellPhone(phone: string, style: number, localCode: SpellingStyle['localCode']): string {
  if (style === 0) return phone;
  const code = /^\+(?:1|55|52|351|34|33|49|44)/.exec(phone)?.[0] ?? '';
  const local = phone.slice(code.length);
  if (style === 1 || code !== localCode) return `${code} ${inGroups(local, ' ')}`;
  if (style === 2) return local;
  return code === '+55' ? `(${local.slice(0, 2)}) ${inGroups(local.slice(2), '-')}` : inGroups(local, ' ');
}

/** `11987654321` gives `11 98765 4321`, `5517387732` gives `55 1738 7732`, `987654321` with a hyphen `98765-4321`. */
function inGroups(digits: string, separator: string): string {
  const middleLength = digits.length % 2 === 1 ? 5 : 4;
  const head = digits.slice(0, -4 - middleLength);
  const grouped = `${digits.slice(-4 - middleLength, -4)}${separator}${digits.slice(-4)}`;
  return head === '' ? grouped : `${head} ${grouped}`;
}
