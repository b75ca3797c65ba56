import type { Browser, Page, Route } from 'playwright-core';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { describeWithBrowser, type OpenPage, openBrowser, openPage } from './open-browser.js';
import { type BuiltBoard, buildBoard, isBoardInstalled } from './serve-board.js';

/** São Paulo's day, as the browser's. */
const DAY = 'scheduledAt: { gte: "2026-06-15T03:00:00Z", lt: "2026-06-16T03:00:00Z" }';

interface Row {
  readonly id: string;
  readonly guest: { readonly name: string };
}

function asksFor(route: Route, text: string): boolean {
  return route.request().postData()?.includes(text) ?? false;
}

/** The gateway carries the operation out, and the page never learns of it. */
function loseAnswerOf(operationName: string) {
  return async (route: Route): Promise<void> => {
    if (!asksFor(route, `"operationName":"${operationName}"`)) return route.continue();
    await route.fetch();
    await route.abort();
  };
}

interface Answer {
  readonly data: { readonly visits: { readonly sources: readonly { readonly source: string }[] } };
}

/** The gateway's own answer, but for what it says of some sources. */
function reportInstead(reports: Readonly<Record<string, object>>) {
  return async (route: Route): Promise<void> => {
    if (!asksFor(route, '"operationName":"VisitsBoard"')) return route.continue();
    const response = await route.fetch();
    const { data } = (await response.json()) as Answer;
    const sources = data.visits.sources.map((report) => ({ ...report, ...reports[report.source] }));
    await route.fulfill({ response, json: { data: { ...data, visits: { ...data.visits, sources } } } });
  };
}

/** As a gateway with sign-in: without a key there is no answer. */
async function askForKey(route: Route): Promise<void> {
  if (route.request().headers()['authorization'] === 'Bearer a-key-of-the-desk') return route.continue();
  const errors = [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }];
  await route.fulfill({ status: 401, json: { errors } });
}

describeWithBrowser('the board in a browser', isBoardInstalled, () => {
  let board: BuiltBoard;
  let browser: Browser;
  let gateway: TestGateway;
  let address: string;
  let hourly: TestGateway | null = null;
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    [board, browser, gateway] = await Promise.all([buildBoard(), openBrowser(), startTestGateway()]);
    address = await board.serve(gateway.url);
  }, 120_000);

  afterAll(async () => {
    await Promise.all([browser.close(), gateway.close()]);
    await board.remove();
  });

  beforeEach(async () => {
    opened = await openPage(browser);
    page = opened.page;
  });

  afterEach(async () => {
    await page.context().close();
    await hourly?.close();
    hourly = null;
    await gateway.clearFaults();
    expect(opened).toMatchObject({ outside: [], problems: [] });
  });

  const rows = () => page.getByRole('region', { name: 'Visits', exact: true }).locator('.visit');
  const row = (name: string) => rows().filter({ has: page.getByRole('heading', { name, exact: true }) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const fits = (text: string | RegExp) => page.locator('.count', { hasText: text }).waitFor();

  const openAsItIs = async () => {
    await page.goto(address);
    await rows().first().waitFor();
  };

  /** The board as it opens shows who is expected or on site; most tests look at all visits of the day. */
  const open = async () => {
    await openAsItIs();
    await page.getByRole('radio', { name: 'All', exact: true }).check();
    await rows().first().waitFor();
  };

  /** What the graph says of the day, asked without the board. */
  const visits = async (filter: string): Promise<readonly Row[]> => {
    const { data } = await gateway.query<{ visits: { nodes: Row[] } }>(
      `{ visits(first: 200, filter: { ${DAY}, ${filter} }, orderBy: { direction: ASC }) { nodes { id guest { name } } } }`,
    );
    return data?.visits.nodes ?? [];
  };

  /** Found by the whole name, which then is the only one on the board. */
  const expectedOnly = async (source: string): Promise<Row> => {
    const all = await visits('search: null');
    const isStandalone = ({ guest }: Row) => all.filter((other) => other.guest.name.includes(guest.name)).length === 1;
    const found = (await visits(`sources: [${source}], statuses: [EXPECTED]`)).find(isStandalone);
    if (found === undefined) throw new Error('nobody is expected');
    await page.getByRole('searchbox', { name: 'Search visits' }).fill(found.guest.name);
    await fits('1 of 1 visits');
    return found;
  };

  test('shows the visits of today of all sources, in their order, and how many are on site', async () => {
    await open();
    const all = await visits('search: null');
    await fits(`25 of ${all.length} visits`);
    expect(await rows().getByRole('heading').allTextContents()).toEqual(
      all.slice(0, 25).map(({ guest }) => guest.name),
    );
    const { data } = await gateway.query<{ visits: { totalCount: number } }>(
      '{ visits(first: 1, filter: { isOnSite: true }) { totalCount } }',
    );
    expect(await page.locator('.on-site').textContent()).toBe(`${data?.visits.totalCount} on site now`);
    expect(await page.locator('.made-up').textContent()).toBe('Made-up data');
  });

  test('opens with who is expected or on site, without those who have left', async () => {
    await openAsItIs();
    const now = await visits('statuses: [EXPECTED, CHECKED_IN]');
    await fits(`25 of ${now.length} visits`);
    expect(await rows().getByRole('heading').allTextContents()).toEqual(
      now.slice(0, 25).map(({ guest }) => guest.name),
    );
  });

  test('narrows to a location', async () => {
    await open();
    const { data } = await gateway.query<{ locations: { id: string; name: string }[] }>('{ locations { id name } }');
    const { id = '', name = '' } = data?.locations.find((location) => location.name === 'Chiado') ?? {};
    await page.getByRole('combobox', { name: 'Location' }).selectOption(name);
    const wanted = await visits(`locationIds: ["${id}"]`);
    await fits(`of ${wanted.length} visits`);
    expect(wanted.length).toBeGreaterThan(0);
  });

  test('announces a visitor to a host that it finds by name', async () => {
    await open();
    const { data } = await gateway.query<{ people: { nodes: { name: string }[] } }>(
      '{ people(first: 1, filter: { sources: [W3LCOME] }) { nodes { name } } }',
    );
    const host = data?.people.nodes[0]?.name ?? '';
    await button('New visit').click();
    const form = page.getByRole('form', { name: 'New visit' });
    await form.getByLabel('Visitor').fill('Beatrix Announced');
    await form.getByLabel('E-mail').fill('beatrix@announced.example');
    await form.getByLabel('Find host').fill(host);
    const hosts = form.locator('select[name="hostId"]');
    const choice = hosts.locator('option', { hasText: host }).first();
    await choice.waitFor({ state: 'attached' });
    await hosts.selectOption(await choice.getAttribute('value'));
    await form.getByRole('button', { name: 'Announce' }).click();
    await form.getByText('Beatrix Announced is expected.').waitFor();
    await page.getByRole('searchbox', { name: 'Search visits' }).fill('Beatrix Announced');
    await row('Beatrix Announced').waitFor();
    expect(await visits('search: "Beatrix Announced"')).toHaveLength(1);
  });

  test('shows in the form what the desk can put right', async () => {
    await open();
    await button('New visit').click();
    const form = page.getByRole('form', { name: 'New visit' });
    await form.getByLabel('Visitor').fill('Somebody');
    await form.getByRole('button', { name: 'Announce' }).click();
    expect(await form.getByRole('alert').textContent()).not.toBe('');
    expect(await visits('search: "Somebody"')).toEqual([]);
  });

  test('shows apart who never checked out, the latest first, and checks them out', async () => {
    hourly = await startTestGateway({ ASSUME_LEFT: '1h' });
    await page.goto(await board.serve(hourly.url));
    const { data } = await hourly.query<{ visits: { nodes: Row[]; totalCount: number } }>(
      `{ visits(first: 200, filter: { neverCheckedOut: true }, orderBy: { direction: DESC }) {
        totalCount nodes { id guest { name } }
      } }`,
    );
    const { nodes, totalCount } = data?.visits ?? { nodes: [], totalCount: 0 };
    expect(totalCount).toBe(nodes.length);
    await button(`${totalCount} never checked out`).click();
    const apart = page.getByRole('region', { name: 'Never checked out' }).locator('.visit');
    const names = await apart.getByRole('heading').allTextContents();
    expect(names).toEqual(nodes.map(({ guest }) => guest.name));
    const first = apart.first();
    expect(await first.locator('.badge').textContent()).toBe('No check-out');
    await first.getByRole('button', { name: `Check out ${names[0]}` }).click();
    await button(`${totalCount - 1} never checked out`).waitFor();
    const closed = await hourly.query('query ($id: ID!) { visit(id: $id) { status neverCheckedOut } }', {
      id: nodes[0]?.id,
    });
    expect(closed.data).toEqual({ visit: { status: 'CHECKED_OUT', neverCheckedOut: false } });
  });

  test('says so when it cannot tell who never checked out, and reads all of them page by page', async () => {
    hourly = await startTestGateway({ ASSUME_LEFT: '1h' });
    await page.route('**/graphql', (route) =>
      asksFor(route, 'query NeverCheckedOut') ? route.fulfill({ status: 503, json: {} }) : route.continue(),
    );
    await page.goto(await board.serve(hourly.url));
    await button('Unknown how many never checked out').click();
    await page.unroute('**/graphql');
    // Pages of two instead of fifty: the sandbox has few such stays.
    await page.route('**/graphql', (route) =>
      route.continue({ postData: (route.request().postData() ?? '').replace('"first":50', '"first":2') }),
    );
    const section = page.getByRole('region', { name: 'Never checked out' });
    await section.getByRole('button', { name: 'Try again' }).click();
    const { data } = await hourly.query<{ visits: { totalCount: number } }>(
      '{ visits(first: 1, filter: { neverCheckedOut: true }) { totalCount } }',
    );
    const total = data?.visits.totalCount ?? 0;
    expect(total).toBeGreaterThan(2);
    await button(`${total} never checked out`).waitFor();
    for (let shown = 2; shown < total; shown += 2) {
      expect(await section.getByRole('heading').count()).toBe(shown);
      await section.getByRole('button', { name: 'Show more visits' }).click();
      await section
        .getByRole('heading')
        .nth(Math.min(shown + 2, total) - 1)
        .waitFor();
    }
    expect(await section.getByRole('heading').count()).toBe(total);
  });

  test('narrows to what is searched for, and to a status', async () => {
    await open();
    const surname = (await visits('statuses: [CHECKED_OUT]'))[0]?.guest.name.split(' ').at(-1) ?? '';
    const wanted = await visits(`search: "${surname}", statuses: [CHECKED_OUT]`);
    await page.getByRole('searchbox', { name: 'Search visits' }).fill(surname);
    await page.getByRole('radio', { name: 'Left' }).check();
    await fits(`${wanted.length} of ${wanted.length} visits`);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await rows().getByRole('heading').allTextContents()).toEqual(wanted.map(({ guest }) => guest.name));
  });

  test('says so when nothing matches', async () => {
    await open();
    await page.getByRole('searchbox', { name: 'Search visits' }).fill('nobody is called like this');
    await page.getByText('No visits match.').waitFor();
  });

  test('loads more as its end comes near, every visit once', async () => {
    await open();
    const all = await visits('search: null');
    await fits(`25 of ${all.length} visits`);
    for (let pageNumber = 2; (pageNumber - 1) * 25 < all.length; pageNumber += 1) {
      await page.mouse.wheel(0, 20_000);
      await fits(`${Math.min(pageNumber * 25, all.length)} of ${all.length} visits`);
    }
    expect(await rows().getByRole('heading').allTextContents()).toEqual(all.map(({ guest }) => guest.name));
  });

  test('says so when the next page cannot be read, and reads it when asked again', async () => {
    await open();
    await page.route('**/graphql', (route) => (asksFor(route, '"after"') ? route.abort() : route.continue()));
    await page.mouse.wheel(0, 20_000);
    await page.getByRole('alert').getByText('The gateway does not answer').waitFor();
    await page.unroute('**/graphql');
    await button('Show more visits').click();
    await fits(/^(?!25 )\d+ of/);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test.each(['SPACEBRING', 'W3LCOME', 'RESIDENT'])('checks a visitor of %s in and out again', async (source) => {
    await open();
    const { id, guest } = await expectedOnly(source);
    await button(`Check in ${guest.name}`).press('Enter');
    await row(guest.name).getByText('On site', { exact: true }).waitFor();
    await page.getByText(`${guest.name} is checked in`).waitFor({ state: 'attached' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(`Check out ${guest.name}`);
    await page.keyboard.press('Enter');
    await row(guest.name).getByText('Left', { exact: true }).waitFor();
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { status } }', { id });
    expect(data).toEqual({ visit: { status: 'CHECKED_OUT' } });
  });

  test('shows at the row what the desk can put right', async () => {
    await open();
    const { id, guest } = await expectedOnly('SPACEBRING');
    await gateway.query('mutation ($id: ID!) { checkInVisit(input: { id: $id }) { visit { id } } }', { id });
    await button(`Check in ${guest.name}`).click();
    expect(await row(guest.name).getByRole('alert').textContent()).toMatch(/already|checked in/i);
  });

  test('explains an outcome that nobody knows, and finishes the same try when asked again', async () => {
    await open();
    const { guest } = await expectedOnly('SPACEBRING');
    await gateway.resetCalls();
    await page.route('**/graphql', loseAnswerOf('CheckInVisit'));
    await button(`Check in ${guest.name}`).click();
    expect(await row(guest.name).getByRole('alert').textContent()).toMatch('The outcome is unknown');
    await page.unroute('**/graphql');
    await button(`Check in ${guest.name}`).click();
    await row(guest.name).getByText('On site', { exact: true }).waitFor();
    expect((await gateway.calls())['SPACEBRING POST /check_ins/v1/checkin']).toBe(1);
  });

  test('says which source is missing, and shows the others', async () => {
    await gateway.setFaults('W3LCOME', { status: 500 });
    await open();
    const banner = page.locator('.banner');
    expect(await banner.textContent()).toMatch('W3lcome: the source cannot be read, its visits are missing');
    await fits('25 visits shown');
    expect(await rows().count()).toBe(25);
    await gateway.clearFaults();
    await button('Refresh').click();
    await banner.waitFor({ state: 'detached' });
  });

  test('says how old and how complete the sources are', async () => {
    const reports = {
      SPACEBRING: { status: 'STALE', asOf: '2026-06-15T14:05:00.000Z' },
      RESIDENT: { status: 'PARTIAL', error: { __typename: 'SourceError', code: 'X', message: 'It was too slow' } },
    };
    await page.route('**/graphql', reportInstead(reports));
    await openAsItIs();
    expect(await page.locator('.banner p').allTextContents()).toEqual([
      'Spacebring: the source cannot be read now, its visits are shown as of 11:05.',
      'Residents: the source was read in part, some of its visits may be missing (It was too slow).',
    ]);
  });

  test('asks for a key where the gateway does, and keeps it in the tab of the browser only', async () => {
    await page.route('**/graphql', askForKey);
    await page.goto(address);
    await page.getByLabel('Key').fill('a-key-of-the-desk');
    await button('Sign in').click();
    await rows().first().waitFor();
    await page.locator('.on-site', { hasText: /^\d/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
  });

  test('says that a key is wrong, takes another one, and forgets it on request', async () => {
    await page.route('**/graphql', askForKey);
    await page.goto(address);
    const banner = page.getByRole('alert').first();
    await banner.getByText('The gateway asks for a key.').waitFor();
    expect(await button('Sign out').count()).toBe(0);
    await banner.getByLabel('Key').fill('a-wrong-key');
    await banner.getByRole('button', { name: 'Sign in' }).click();
    await banner.getByText('The gateway does not accept this key.').waitFor();
    await banner.getByLabel('Key').fill('a-key-of-the-desk');
    await banner.getByRole('button', { name: 'Sign in' }).click();
    await rows().first().waitFor();
    await button('Sign out').click();
    await banner.getByText('The gateway asks for a key.').waitFor();
    expect(await rows().count()).toBe(0);
  });

  test('says that the gateway is down, keeps what it showed, and recovers', async () => {
    const first = await startTestGateway();
    const { port } = new URL(first.url);
    await page.goto(await board.serve(first.url));
    await rows().first().waitFor();
    await first.close();
    await button('Refresh').click();
    await page.getByRole('alert').getByText('The gateway does not answer').waitFor();
    expect(await rows().count()).toBe(25);
    const second = await startTestGateway({ PORT: port });
    await button('Try again').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await second.close();
  });

  test('opens with the banner when the gateway is down from the start', async () => {
    const gone = await startTestGateway({ SANDBOX_VISITS: '10' });
    await gone.close();
    await page.goto(await board.serve(gone.url));
    await page.getByRole('alert').getByText('The gateway does not answer').waitFor();
    expect(await rows().count()).toBe(0);
  });
});
