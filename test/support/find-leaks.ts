import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { createWorld } from '../../src/sandbox/world/create-world.js';

const { spacebring, w3lcome, resident } = SANDBOX_CREDENTIALS;

const SECRETS: readonly string[] = [
  spacebring.clientSecret,
  spacebring.refreshToken,
  w3lcome.token,
  resident.password,
  Buffer.from(`${spacebring.clientId}:${spacebring.clientSecret}`).toString('base64'),
];

/** What a credential looks like, whoever made it: a JSON web token, or a header's value. */
const SECRET_SHAPES: readonly RegExp[] = [/eyJ[\w-]+\.[\w-]+\.[\w-]+/, /\b(basic|bearer) [\w+/=.-]{8,}/i];

/** A number alone may be a duration or a port. */
const SHORTEST_NUMBER = 8;

/**
 * Looks in a text for everything about every human of the sandbox's world, for its credentials and for the given words; also as
 * they are written in addresses. Returns what it finds.
 */
export function createLeakFinder(
  world: { readonly seed: string; readonly startedAt: Date; readonly visits: number },
  words: readonly string[],
): (text: string) => string[] {
  const personal = createWorld(world).humans.flatMap(
    ({ givenName, familyName, email, phone, document, licensePlate }) => [
      `${givenName} ${familyName}`,
      ...[email, phone, document, licensePlate].filter((fact) => fact !== null),
      ...[phone, document].flatMap((fact) => {
        const digits = fact?.replace(/\D/g, '') ?? '';
        return digits.length < SHORTEST_NUMBER ? [] : [digits];
      }),
    ],
  );
  const needles = [...new Set([...personal, ...SECRETS, ...words])];
  const spellings = needles.map((needle) => [needle, encodeURIComponent(needle)] as const);
  return (text) => [
    ...spellings.filter((forms) => forms.some((form) => text.includes(form))).map(([needle]) => needle),
    ...SECRET_SHAPES.flatMap((shape) => shape.exec(text)?.[0] ?? []),
  ];
}
