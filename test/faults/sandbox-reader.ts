import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';

export type Row = Readonly<Record<string, unknown>>;

/** Base addresses of the three servers, as their clients are configured with them. */
export interface SandboxAddresses {
  readonly spacebring: string;
  readonly w3lcome: string;
  readonly resident: string;
}

/** Asks the sandbox itself, past the gateway. Every call is signed in; an answer that is no 2xx is an error. */
export interface SandboxReader {
  /** All rows of a Spacebring list, page by page. */
  spacebring(path: string, member: string): Promise<Row[]>;
  w3lcome(path: string, member: string): Promise<Row[]>;
  residentVisits(): Promise<Row[]>;
  /** A write or another single call. */
  call(method: string, url: string, body?: unknown): Promise<Row>;
}

const { spacebring, w3lcome, resident } = SANDBOX_CREDENTIALS;
const W3LCOME_PAGE = 1_000;

export function addressesAt(port: number): SandboxAddresses {
  const [first, second, third] = [0, 1, 2].map((place) => `http://127.0.0.1:${port + place}`);
  return { spacebring: first ?? '', w3lcome: `${second}/v1`, resident: `${third}/api` };
}

/** Signs in at once: as the OAuth user where Spacebring wants one, and with the residents' account. */
export async function createSandboxReader(addresses: SandboxAddresses): Promise<SandboxReader> {
  const headersOf = await signIn(addresses);
  const fetchJson = async (method: string, url: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(url, {
      method,
      headers: { ...headersOf(url), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${new URL(url).pathname} answered ${response.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  return {
    call: async (method, url, body) => toRow(await fetchJson(method, url, body)),
    async spacebring(path, member) {
      const rows: Row[] = [];
      for (let token: unknown = ''; token !== undefined; ) {
        const url = new URL(`${addresses.spacebring}${path}`);
        url.searchParams.set('limit', '100');
        if (token !== '') url.searchParams.set('nextPageToken', String(token));
        const page = toRow(await fetchJson('GET', url.href));
        rows.push(...toRows(page[member]));
        token = page['nextPageToken'];
      }
      return rows;
    },
    async w3lcome(path, member) {
      const rows: Row[] = [];
      for (let offset = 0; ; offset += W3LCOME_PAGE) {
        const url = `${addresses.w3lcome}${path}?limit=${W3LCOME_PAGE}&offset=${offset}`;
        const page = toRows(toRow(await fetchJson('GET', url))[member]);
        rows.push(...page);
        if (page.length < W3LCOME_PAGE) return rows;
      }
    },
    residentVisits: async () => toRows(await fetchJson('GET', `${addresses.resident}/residentvisits`)),
  };
}

async function signIn(addresses: SandboxAddresses): Promise<(url: string) => Record<string, string>> {
  const form = new URLSearchParams({
    client_id: spacebring.clientId,
    client_secret: spacebring.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: spacebring.refreshToken,
  });
  const oauth = toRow(
    await (await fetch(`${addresses.spacebring}${spacebring.tokenPath}`, { method: 'POST', body: form })).json(),
  );
  const login = toRow(
    await (
      await fetch(`${addresses.resident}/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(resident),
      })
    ).json(),
  );
  return (url) => {
    if (url.startsWith(addresses.w3lcome)) return { authentication: `Basic ${w3lcome.token}` };
    if (url.startsWith(addresses.resident)) return { authorization: `Bearer ${String(login['token'])}` };
    return {
      authorization: `Bearer ${String(oauth['access_token'])}`,
      'spacebring-network-id': spacebring.networkId,
    };
  };
}

/** Everything that the three servers tell, so that two states can be compared. */
export async function readEverything(reader: SandboxReader, addresses: SandboxAddresses): Promise<Row> {
  const locations = await reader.spacebring('/locations/v1', 'locations');
  const perLocation = locations.map(async ({ id }) => {
    const list = (path: string, member: string) => reader.spacebring(`${path}?locationRef=${String(id)}`, member);
    const tickets = await list('/support/tickets/v1', 'tickets');
    const details = tickets.map((ticket) =>
      reader.call('GET', `${addresses.spacebring}/support/tickets/v1/${String(ticket['id'])}`),
    );
    return {
      visits: await list('/visitors/visits/v1', 'visits'),
      requests: await list('/visitors/requests/v1', 'requests'),
      contacts: await list('/visitors/contacts/v1', 'contacts'),
      checkIns: await list('/check_ins/v1', 'checkIns'),
      memberships: await list('/community/memberships/v1', 'memberships'),
      companies: await list('/community/companies/v1', 'companies'),
      tickets: await Promise.all(details),
    };
  });
  return {
    spacebring: await Promise.all(perLocation),
    dayPasses: await reader.spacebring('/transactions/day_passes/v1', 'transactions'),
    credits: await reader.spacebring('/transactions/credits/v1', 'transactions'),
    visits: await reader.w3lcome('/visits', 'visits'),
    invitees: await reader.w3lcome('/invitees', 'invitees'),
    hosts: await reader.w3lcome('/hosts', 'hosts'),
    blocked: await reader.w3lcome('/blockedlist', 'blockedlist'),
    residentVisits: await reader.residentVisits(),
  };
}

export function toRow(value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('this is no object');
  return Object.fromEntries(Object.entries(value));
}

export function toRows(value: unknown): Row[] {
  if (!Array.isArray(value)) throw new Error('this is no list');
  return value.map(toRow);
}
