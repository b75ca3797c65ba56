import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { copyExplorer } from '../../scripts/copy-explorer.mjs';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { describeWithBrowser, type OpenPage, openBrowser, openPage } from './open-browser.js';

describeWithBrowser('the explorer in a browser', true, () => {
  let browser: Browser;
  let gateway: TestGateway;
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    // As a start does; the sources that run here have nothing else of `dist`.
    copyExplorer(resolve(import.meta.dirname, '..', '..', 'dist', 'explorer'));
    [browser, gateway] = await Promise.all([openBrowser(), startTestGateway()]);
  });

  afterAll(() => Promise.all([browser.close(), gateway.close()]));

  beforeEach(async () => {
    opened = await openPage(browser);
    page = opened.page;
    await page.goto(`${gateway.gateway.address}/explorer`);
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
  });

  afterEach(async () => {
    await page.context().close();
    expect(opened).toMatchObject({ outside: [], problems: [] });
  });

  const tab = (name: string) => page.getByRole('tab', { name });
  const keyField = () => page.getByRole('textbox', { name: 'Key' });
  const execute = () => page.getByRole('button', { name: 'Execute query' }).click();
  const answer = (text: string) => page.locator('.result-window', { hasText: text }).waitFor();

  test('asks what is in its first tab, for the day of today, and shows the answer', async () => {
    await execute();
    await answer('"visits"');
    const { data } = await gateway.query<{ visits: { totalCount: number } }>(
      '{ visits(filter: { scheduledAt: { gte: "2026-06-15T03:00:00Z", lt: "2026-06-16T03:00:00Z" } }) { totalCount } }',
    );
    await answer(`"totalCount": ${data?.visits.totalCount}`);
  });

  test('has every committed operation in a tab, and runs another one', async () => {
    const committed = readdirSync(new URL('../../schema/operations', import.meta.url));
    expect(
      await page
        .getByRole('tab')
        .filter({ hasText: /^[A-Z]/ })
        .count(),
    ).toBe(committed.length);
    await tab('TicketsBoard').click();
    await execute();
    await answer('"tickets"');
  });

  test('documents the schema', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
  });

  test('sends the key as a bearer token, and keeps it in the tab of the browser only', async () => {
    await keyField().fill('a-key-of-the-desk');
    await keyField().press('Enter');
    const asked = page.waitForRequest((request) => request.postData()?.includes('FrontDeskToday') ?? false);
    await execute();
    expect((await asked).headers()['authorization']).toBe('Bearer a-key-of-the-desk');
    const { origins, cookies } = await page.context().storageState();
    expect({ origins, cookies }).toEqual({ origins: [], cookies: [] });
    await page.reload();
    expect(await keyField().inputValue()).toBe('a-key-of-the-desk');
  });
});
