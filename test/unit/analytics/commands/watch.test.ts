import type { DayBoardQuery } from '../../../../src/generated/operations.js';
import { runCommand } from '../../../support/analytics-io.js';
import {
  type Answer,
  json,
  type ScriptedServer,
  startScriptedServer,
  text,
} from '../../upstreams/http/scripted-server.js';

const ENTER = '\u001b[?1049h';
const LEAVE = '\u001b[?1049l';

const board = (name: string): Answer => {
  const visits: NonNullable<DayBoardQuery['visits']> = {
    nodes: [
      {
        id: name,
        source: 'SPACEBRING',
        status: 'EXPECTED',
        isOnSite: false,
        timePrecision: 'MINUTE',
        scheduledAt: '2026-06-15T17:00:00.000Z',
        partySize: 1,
        guest: { name, company: null },
        host: null,
        location: null,
      },
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
    sources: [],
  };
  return json({ data: { visits } });
};

let server: ScriptedServer;
afterEach(() => server.close());

/** Watches through `readings` refreshments on a terminal, then presses Ctrl-C. */
async function watch(readings: number, ...answers: Answer[]) {
  server = await startScriptedServer(...answers);
  const interruption = new AbortController();
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    if (slept.length >= readings) interruption.abort();
  };
  const options = { isTerminal: true, signal: interruption.signal, sleep };
  return { ...(await runCommand(server.url, ['watch', '--interval', '5'], options)), slept };
}

test('draws on the second screen, again and again, and leaves it as it was', async () => {
  const { status, stdout, stderr, slept } = await watch(3, board('Ana'), board('Bea'), board('Caio'), board('Davi'));
  const screens = stdout.split('\u001b[2J');
  expect(screens).toHaveLength(4);
  for (const [place, name] of ['Ana', 'Bea', 'Caio'].entries()) expect(screens[place + 1]).toContain(name);
  expect(stdout.startsWith(ENTER)).toBe(true);
  expect(stdout.endsWith(LEAVE)).toBe(true);
  expect(slept).toEqual([5_000, 5_000, 5_000]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a reading that fails leaves the last board, and says so', async () => {
  const { stdout } = await watch(3, board('Ana'), text('<html>'), board('Bea'));
  const [, first, second, third] = stdout.split('\u001b[2J');
  expect(first).not.toContain('Could not be refreshed');
  expect(second).toMatch(/Ana[\s\S]*Could not be refreshed: The server at .* is not a visitgraph gateway/);
  expect(third).toContain('Bea');
  expect(third).not.toContain('Could not be refreshed');
});

test('a gateway that fails at once leaves the screen alone', async () => {
  const { status, stdout, stderr } = await watch(1, text('<html>'));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^visitgraph: The server at .*\n$/);
});
