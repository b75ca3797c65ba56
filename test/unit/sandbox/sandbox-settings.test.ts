import { createSandboxClock } from '../../../src/sandbox/kit/create-sandbox-clock.js';
import { readSettings } from '../../../src/sandbox/kit/read-settings.js';

describe('the settings of the sandbox alone', () => {
  test('have defaults for everything', () => {
    expect(readSettings({ PATH: '/bin', SANDBOX_SEED: '' })).toEqual({
      problems: [],
      settings: {
        seed: 'visitgraph',
        visits: 10_000,
        spacebringRequestsPerSecond: 10,
        port: 4101,
        w3lcomeAuth: 'strict',
        stateFile: null,
        now: null,
        isFrozen: false,
      },
    });
  });

  test('are read from the environment', () => {
    const environment = {
      SANDBOX_SEED: 'x',
      SANDBOX_NOW: '2026-03-18T14:00:00-03:00',
      SANDBOX_FREEZE: '1',
      SANDBOX_VISITS: ' 500 ',
      SANDBOX_SPACEBRING_RPS: '100',
      SANDBOX_PORT: '5000',
      SANDBOX_W3LCOME_AUTH: 'lenient',
      SANDBOX_STATE: 'sandbox.state',
    };
    expect(readSettings(environment).settings).toEqual({
      seed: 'x',
      visits: 500,
      spacebringRequestsPerSecond: 100,
      port: 5000,
      w3lcomeAuth: 'lenient',
      stateFile: 'sandbox.state',
      now: new Date('2026-03-18T17:00:00Z'),
      isFrozen: true,
    });
  });

  test('name all problems together and no value', () => {
    const { settings, problems } = readSettings({
      SANDBOX_VISITS: 'secret-one',
      SANDBOX_PORT: '70000',
      SANDBOX_NOW: 'secret-two',
      SANDBOX_FREZE: 'secret-three',
    });
    expect(settings).toBeNull();
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'SANDBOX_FREZE',
      'SANDBOX_NOW',
      'SANDBOX_PORT',
      'SANDBOX_VISITS',
    ]);
    expect(problems.join()).not.toContain('secret');
  });
});

describe('the clock of the sandbox alone', () => {
  const start = new Date('2026-03-18T17:00:00Z');

  test('stands still when frozen', () => {
    const clock = createSandboxClock({ start, isFrozen: true });
    expect(clock.now()).toEqual(start);
  });

  test('starts where it is told and runs with the machine', () => {
    const before = Date.now();
    const clock = createSandboxClock({ start, isFrozen: false });
    const ran = clock.now().getTime() - start.getTime();
    expect(ran).toBeGreaterThanOrEqual(0);
    expect(ran).toBeLessThanOrEqual(Date.now() - before);
  });
});
