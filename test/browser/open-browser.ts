import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { NOW } from '../support/gateway.js';

const FOLDERS = (process.env['PATH'] ?? '').split(delimiter);
const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => FOLDERS.map((folder) => join(folder, name)))
  .find((file) => existsSync(file));
/** A browser on a busy machine takes its time. */
const TEST_TIMEOUT_MS = 90_000;
const isRequired = process.env['VISITGRAPH_REQUIRE_BROWSER'] === '1';

export interface OpenPage {
  readonly page: Page;
  /** Requests to any other host than the loopback. */
  readonly outside: readonly string[];
  /** What the page threw, and what its content security policy refused. */
  readonly problems: readonly string[];
}

/** No name resolves, so that nothing can leave the machine even if a page tries. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('VISITGRAPH_REQUIRE_BROWSER=1, but there is no chromium on PATH');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
}

/** A fresh profile at the front desk in São Paulo, at the sandbox's moment. */
export async function openPage(browser: Browser): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: 'America/Sao_Paulo',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const outside: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') outside.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) problems.push(message.text());
  });
  await page.clock.setFixedTime(NOW);
  return { page, outside, problems };
}

/** Tests that need a browser; skipped by name where there is none, unless VISITGRAPH_REQUIRE_BROWSER=1. */
export function describeWithBrowser(name: string, isReady: boolean, tests: () => void): void {
  jest.setTimeout(TEST_TIMEOUT_MS);
  if (isRequired || (isReady && executablePath !== undefined)) describe(name, tests);
  else describe.skip(`${name} (skipped: needs chromium on PATH and "npm --prefix examples/board ci")`, tests);
}
