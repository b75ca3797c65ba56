import { isIP } from 'node:net';
import { z } from 'zod';

/** When a visitor who does not check out counts as gone: see docs/adr/0011. The same words as in the domain. */
export type AssumeLeft = 'end-of-day' | 'never' | { readonly hours: number };

/** A call of a source that the vendor does not document. */
export interface WriteRoute {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Path below the base address, with `{name}` parameters. */
  readonly route: string;
}

/** Parses one variable's text; its message says what the text must be, and never contains it. */
type SettingKind<T> = z.ZodType<T, string>;

export const text: SettingKind<string> = z.string();

/** Text for an HTTP header, sent unchanged. */
export const headerText: SettingKind<string> = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

export function textOfAtLeast(length: number): SettingKind<string> {
  return z.string().min(length, `must have at least ${length} characters`);
}

/** Exactly one of `choices`. */
export function choice<const T extends string>(...choices: readonly [T, ...T[]]): SettingKind<T> {
  return z.string().transform((value, context) => {
    const found = choices.find((option) => option === value);
    return found ?? fail(context, `must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`);
  });
}

const MOST_ASSUMED_HOURS = 8_760;

/** `end-of-day`, `never`, or hours such as `12h`. */
export const assumeLeft: SettingKind<AssumeLeft> = z.string().transform((value, context) => {
  if (value === 'end-of-day' || value === 'never') return value;
  const hours = Number(/^(\d{1,4})h$/.exec(value)?.[1] ?? 0);
  const isValid = hours >= 1 && hours <= MOST_ASSUMED_HOURS;
  return isValid ? { hours } : fail(context, `must be end-of-day, never, or 1h to ${MOST_ASSUMED_HOURS}h`);
});

export function wholeNumber(min: number, max: number): SettingKind<number> {
  return z.string().transform((value, context) => {
    const number = Number(value);
    const isValid = /^\d{1,15}$/.test(value) && number >= min && number <= max;
    return isValid ? number : fail(context, `must be a whole number from ${min} to ${max}`);
  });
}

/** http(s) without credentials, query or fragment; a trailing slash is removed. */
export const httpUrl: SettingKind<string> = z.string().transform((value, context) => {
  const url = parseUrl(value);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && !/[@?#\s]/.test(value);
  return isPlain
    ? value.replace(/\/+$/, '')
    : fail(context, 'must be an http or https URL without credentials, query or fragment');
});

/** URL of keys that check signatures: an attacker who changes them in transit could sign in as any caller. */
export const jwksUrl: SettingKind<string> = z.string().transform((value, context) => {
  const url = parseUrl(value);
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  const isPlain = url !== null && url.username === '' && url.password === '' && !/[#\s]/.test(value);
  return isPrivate && isPlain
    ? value
    : fail(context, 'must be an https URL without credentials or fragment; http on the loopback only');
});

const JWT_ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519 HS256 HS384 HS512'.split(
  ' ',
);

/** Comma-separated names of JSON Web Algorithms; `none` is not among them. */
export const jwtAlgorithms: SettingKind<readonly string[]> = z.string().transform((value, context) => {
  const list = value.split(',').map((name) => name.trim());
  return list.every((name) => JWT_ALGORITHMS.includes(name))
    ? list
    : fail(context, `must be a comma-separated list of ${JWT_ALGORITHMS.join(', ')}`);
});

export const redisUrl: SettingKind<string> = z
  .string()
  .refine((value) => /^rediss?:$/.test(parseUrl(value)?.protocol ?? ''), 'must be a redis or rediss URL');

/** Comma-separated web origins. */
export const origins: SettingKind<readonly string[]> = z.string().transform((value, context) => {
  const list = value.split(',').map((origin) => origin.trim());
  const areOrigins = list.every((origin) => parseUrl(origin)?.origin === origin && origin !== 'null');
  return areOrigins ? list : fail(context, 'must be a comma-separated list of origins such as https://example.com');
});

const HOST_NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** Comma-separated names of hosts, without port; in lower case. */
export const hostNames: SettingKind<readonly string[]> = z.string().transform((value, context) => {
  const list = value.split(',').map((name) => name.trim().toLowerCase());
  return list.every((name) => HOST_NAME.test(name))
    ? list
    : fail(context, 'must be a comma-separated list of host names such as visits.example.com');
});

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** A number of proxies, or comma-separated addresses, networks and names of networks. */
export const proxies: SettingKind<number | readonly string[]> = z.string().transform((value, context) => {
  if (/^[1-9]$/.test(value)) return Number(value);
  const list = value.split(',').map((proxy) => proxy.trim());
  return list.every((proxy) => NAMED_NETWORKS.includes(proxy) || isNetwork(proxy))
    ? list
    : fail(context, 'must be a number from 1 to 9 or a comma-separated list of addresses such as 10.0.0.0/8');
});

export const uuid: SettingKind<string> = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID');

export const timeZone: SettingKind<string> = z
  .string()
  .refine(isTimeZone, 'must be an IANA time zone such as America/Sao_Paulo');

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const country: SettingKind<string> = z.string().transform((value, context) => {
  const code = value.toUpperCase();
  const isCountry = /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && regionNames.of(code) !== undefined;
  return isCountry ? code : fail(context, 'must be an ISO 3166-1 alpha-2 country code such as BR');
});

export const instant: SettingKind<Date> = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time such as 2026-03-02T09:00:00Z' })
  .transform((value) => new Date(value));

/** `METHOD /path` with `:idName` as one whole segment of the path. */
export function writeRoute(idName: string): SettingKind<WriteRoute> {
  return z.string().transform((value, context) => {
    const [method, path, ...rest] = value.trim().split(/\s+/);
    const isWrite = method === 'POST' || method === 'PUT' || method === 'PATCH';
    const segments = path?.split('/') ?? [];
    const names = segments.filter((segment) => segment.startsWith(':'));
    const isPath = /^(\/[\w.~:-]+)+$/.test(path ?? '') && names.join() === `:${idName}` && rest.length === 0;
    if (!isWrite || !isPath) return fail(context, `must be POST, PUT or PATCH and a path with :${idName}`);
    return { method, route: segments.map((segment) => (segment === `:${idName}` ? `{${idName}}` : segment)).join('/') };
  });
}

function isNetwork(text: string): boolean {
  const [address, prefix, ...rest] = text.split('/');
  const version = isIP(address ?? '');
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Newer runtimes accept offsets too, which have no daylight saving time.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** Whether `host` is this machine's loopback. False for other names. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** The documentation of a variable. */
export interface SettingFacts {
  readonly description: string;
  /** The value of an unset variable, as text; null = none. */
  readonly defaultText: string | null;
  /** A credential, which must not be printed. */
  readonly isSecret: boolean;
}

const facts = z.registry<SettingFacts>();

/** A variable that always has a value. */
export function withDefault<T>(kind: SettingKind<T>, defaultText: string, description: string) {
  return kind.prefault(defaultText).register(facts, { description, defaultText, isSecret: false });
}

/** A variable that may be left out. */
export function optional<T>(kind: SettingKind<T>, description: string) {
  return kind.optional().register(facts, { description, defaultText: null, isSecret: false });
}

/** A credential; optional for the schema. */
export function secret<T>(kind: SettingKind<T>, description: string) {
  return kind.optional().register(facts, { description, defaultText: null, isSecret: true });
}

export function factsOf(setting: z.ZodType): SettingFacts {
  const found = facts.get(setting);
  if (found === undefined) throw new Error('a setting was declared without its facts');
  return found;
}

/** What settings are after they were read: the values of a topic's shape. */
export type ValuesOf<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
