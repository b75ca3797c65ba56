import { createLogger } from '../../../src/platform/logger.js';

function linesOf(level: 'warn' | 'silent', write: (logger: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: string[] = [];
  write(createLogger(level, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test('each entry is a JSON line with its time and message', () => {
  const [entry] = linesOf('warn', (logger) => logger.warn({ requestId: 'r1' }, 'something to know'));
  expect(entry).toEqual({
    level: 40,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    requestId: 'r1',
    msg: 'something to know',
  });
});

test('entries below the level are left out', () => {
  expect(linesOf('warn', (logger) => logger.info('too quiet'))).toEqual([]);
});

test('a silent logger writes nothing', () => {
  expect(linesOf('silent', (logger) => logger.fatal('unheard'))).toEqual([]);
});
