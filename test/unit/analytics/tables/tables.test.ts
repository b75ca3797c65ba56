import { toLocalTime, toPlainText } from '../../../../src/analytics/tables/plain-text.js';
import { type Board, renderBoard } from '../../../../src/analytics/tables/render-board.js';
import { renderTable } from '../../../../src/analytics/tables/render-table.js';

const CLEAR_SCREEN = '\u001b[2J';

test('a table is aligned, also where characters are wide, and has no colours', () => {
  const rows = [
    { name: 'Ana', count: 7 },
    { name: '山田', count: 120 },
  ];
  const columns = [
    { head: 'name', value: (row: (typeof rows)[number]) => row.name },
    { head: 'visits', align: 'right' as const, value: (row: (typeof rows)[number]) => row.count },
  ];
  expect(renderTable(columns, rows)).toBe(
    [
      '+------+--------+',
      '| name | visits |',
      '+------+--------+',
      '| Ana  |      7 |',
      '| 山田 |    120 |',
      '+------+--------+',
      '',
    ].join('\n'),
  );
});

test('text of a source cannot steer the terminal', () => {
  const table = renderTable([{ head: 'name', value: (name: string) => name }], [`Eve${CLEAR_SCREEN}\r\nAda\u202egnp`]);
  expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(toPlainText(`Eve${CLEAR_SCREEN}\r\n`)).toBe('Eve [2J');
});

test('times are those of the zone', () => {
  expect(toLocalTime('2026-06-15T02:30:00.000Z', 'America/Sao_Paulo')).toBe('2026-06-14 23:30');
  expect(toLocalTime(null, 'UTC')).toBe('');
});

const visit = (name: string, status: Board['visits'][number]['status'], scheduledAt: string) => ({
  id: name,
  source: 'SPACEBRING' as const,
  status,
  isOnSite: status === 'CHECKED_IN',
  timePrecision: 'MINUTE' as const,
  scheduledAt,
  partySize: 1,
  guest: { name, company: null },
  host: null,
  location: { name: 'Chiado' },
});

const BOARD: Board = {
  day: '2026-06-15T00:00:00.000Z',
  timeZone: 'UTC',
  visits: [
    visit('Ana', 'CHECKED_OUT', '2026-06-15T08:00:00.000Z'),
    visit('Bea', 'CHECKED_IN', '2026-06-15T09:00:00.000Z'),
    visit('Caio', 'NO_SHOW', '2026-06-15T10:00:00.000Z'),
    visit('Davi', 'EXPECTED', '2026-06-15T17:00:00.000Z'),
  ],
  sources: [{ source: 'W3LCOME', status: 'STALE', recordCount: 0, asOf: null, error: null }],
};

describe('the board', () => {
  test('shows no time of day where none is known', () => {
    const visits = BOARD.visits.map((known) => ({ ...known, timePrecision: 'DAY' as const }));
    const rows = renderBoard({ ...BOARD, visits }, 100)
      .split('\n')
      .filter((line) => /Ana|Bea|Caio|Davi/.test(line));
    expect(rows.map((line) => line.split('|')[1]?.trim())).toEqual(['', '', '', '']);
  });

  test('counts, lists in the order of the times, and says what is not fresh', () => {
    const lines = renderBoard(BOARD, 100).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Visits of Monday, 15 June 2026 (UTC)',
      'Here: 1, expected: 1, gone: 1, no-shows: 1',
    ]);
    expect(lines.filter((line) => /^\| \d/.test(line)).map((line) => line.split('|')[2]?.trim())).toEqual([
      'Ana',
      'Bea',
      'Caio',
      'Davi',
    ]);
    expect(lines.at(-2)).toBe('Incomplete data: W3LCOME is STALE (an older answer is used)');
  });

  test('keeps who is here or expected where the screen is too small', () => {
    const text = renderBoard(BOARD, 11);
    expect(text).toMatch(/Bea[\s\S]*Davi/);
    expect(text).not.toMatch(/Ana|Caio/);
    expect(text).toContain('and 2 more');
  });

  test('says what keeps it from being newer', () => {
    expect(renderBoard(BOARD, 100, 'The gateway is away')).toContain('Could not be refreshed: The gateway is away\n');
  });
});
