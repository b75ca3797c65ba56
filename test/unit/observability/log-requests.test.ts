import { logServer } from '../../../src/observability/log-requests.js';
import type { AuditedWrite } from '../../../src/server/server-observer.js';

const REQUEST = { requestId: 'r1', method: 'GET', status: 200, durationMs: 1, outcome: 'ok' } as const;
const NOTHING = { caller: null, operation: null, codes: [], calls: {} };

function open() {
  const lines: unknown[] = [];
  const logger = {
    debug: (facts: object) => lines.push({ debug: facts }),
    info: (facts: object) => lines.push({ info: facts }),
  };
  return { lines, logger };
}

test('a request is one line, with nothing that was not known', () => {
  const { lines, logger } = open();
  logServer({ logger, auditLogger: null })
    .requestStarted({})
    .ended({ ...REQUEST, ...NOTHING, route: '/graphql' });
  expect(lines).toEqual([{ info: { ...REQUEST, route: '/graphql' } }]);
});

test('a caller is logged by kind and name', () => {
  const { lines, logger } = open();
  logServer({ logger, auditLogger: null })
    .requestStarted({})
    .ended({ ...REQUEST, ...NOTHING, route: '/graphql', caller: { kind: 'token', name: 'desk' } });
  expect(lines).toEqual([{ info: { ...REQUEST, route: '/graphql', caller: 'desk', callerKind: 'token' } }]);
});

test('requests of probes are logged at debug only', () => {
  const { lines, logger } = open();
  const observer = logServer({ logger, auditLogger: null });
  observer.requestStarted({}).ended({ ...REQUEST, ...NOTHING, route: '/health/ready' });
  expect(lines).toEqual([{ debug: { ...REQUEST, route: '/health/ready' } }]);
});

test('a write goes to the audit alone, and nowhere where there is none', () => {
  const audit = open();
  const usual = open();
  const write: AuditedWrite = {
    requestId: 'r1',
    caller: { kind: 'api-key', name: 'desk' },
    mutation: 'cancelVisit',
    record: null,
    outcome: 'REFUSED',
    codes: ['NOT_FOUND'],
  };
  logServer({ logger: usual.logger, auditLogger: audit.logger }).wrote(write);
  logServer({ logger: usual.logger, auditLogger: null }).wrote(write);
  expect(audit.lines).toEqual([{ info: { audit: true, ...write, caller: 'desk', callerKind: 'api-key' } }]);
  expect(usual.lines).toEqual([]);
});
