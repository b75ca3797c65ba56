import { WritesUnavailableError } from '../../../../src/domain/errors/writes-unavailable-error.js';
import type { Visit } from '../../../../src/domain/model/visit.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createOnce } from '../../../../src/domain/writes/create-once.js';
import { userProblem } from '../../../../src/domain/writes/user-problem.js';
import type {
  IdempotencyStore,
  RecordLocks,
  WriteEnvironment,
} from '../../../../src/domain/writes/write-environment.js';
import { createMemoryIdempotencyStore } from '../../../../src/platform/idempotency-store.js';
import { createMemoryRecordLocks } from '../../../../src/platform/record-locks.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit } from '../../../support/records.js';
import { createWriteEnvironment } from '../../../support/write-environment.js';

const now = new Date('2026-06-15T12:00:00Z');

const broken = (isDelivered: boolean) =>
  new SourceFaultError({ source: 'W3LCOME', code: 'UPSTREAM_UNAVAILABLE', message: 'down', isDelivered });

/** A source with one list of visits, and a way to say what happens to the next writes. */
function createWriteScene(spoil: (writes: WriteEnvironment) => Partial<WriteEnvironment> = () => ({})) {
  const made: Visit[] = [];
  const tries: ('ok' | 'lost after' | 'lost before' | 'refused' | 'not sent')[] = [];
  let writeCount = 0;
  let canLoad = true;
  const sound: WriteEnvironment = {
    ...createWriteEnvironment(() => createListEnvironment({ now, adapters: {} })),
    idempotency: createMemoryIdempotencyStore({ clock: { now: () => now }, isStandalone: true }),
    locks: createMemoryRecordLocks(),
  };
  const writes: WriteEnvironment = { ...sound, ...spoil(sound) };
  const schedule = (key: string | null, name = 'Ana', find: () => Visit[] = () => made) =>
    createOnce<Visit>(writes, {
      operation: 'scheduleVisit',
      source: 'W3LCOME',
      input: { idempotencyKey: key, ...{ name } },
      compared: { name },
      isCreationTimeReported: true,
      write: async () => {
        const fate = tries.shift() ?? 'ok';
        if (fate === 'refused') throw userProblem('REJECTED_BY_SOURCE', 'no');
        if (fate === 'not sent') throw broken(false);
        writeCount += 1;
        if (fate === 'lost before') throw broken(true);
        const visit = createVisit({ sourceId: `visit/${made.length}`, scheduledAt: now });
        made.push(visit);
        if (fate === 'lost after') throw broken(true);
        return visit;
      },
      find: async () => find(),
      load: async (sourceId) => {
        if (!canLoad) throw broken(false);
        return made.find((visit) => visit.sourceId === sourceId) ?? null;
      },
    });
  const failLoading = () => {
    canLoad = false;
  };
  return { failLoading, made, tries, schedule, writes: () => writeCount };
}

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) =>
      error instanceof SourceFaultError ? error.outcome : error instanceof Error ? error.message : '?',
  );

/** Fails as a store does that is away; `times`: how often, until it is back. */
function away(times = Number.POSITIVE_INFINITY) {
  let left = times;
  return <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left >= 0 ? Promise.reject(new WritesUnavailableError()) : work();
  };
}

const codeAndOutcome = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof WritesUnavailableError ? `unavailable ${error.outcome}` : outcomeOf(call)),
  );

describe('a write with an idempotency key', () => {
  test('happens once for any number of calls', async () => {
    const { schedule, writes } = createWriteScene();
    const [first, again] = [await schedule('k'), await schedule('k')];
    expect(again?.sourceId).toBe(first?.sourceId);
    expect(writes()).toBe(1);
  });

  test('happens once for two calls at the same time', async () => {
    const { schedule, writes } = createWriteScene();
    const [left, right] = await Promise.all([schedule('k'), schedule('k')]);
    expect(left?.sourceId).toBe(right?.sourceId);
    expect(writes()).toBe(1);
  });

  test('is refused when the key was used with another input', async () => {
    const { schedule, writes } = createWriteScene();
    await schedule('k', 'Ana');
    expect(await outcomeOf(schedule('k', 'Bia'))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(writes()).toBe(1);
  });

  test('may run again when its first try never reached the source, or was refused', async () => {
    const { schedule, tries, writes } = createWriteScene();
    tries.push('not sent', 'refused');
    expect(await outcomeOf(schedule('k'))).toBe('NOT_DONE');
    expect(await outcomeOf(schedule('k'))).toBe('REJECTED_BY_SOURCE');
    expect(await outcomeOf(schedule('k'))).toBe('done');
    expect(writes()).toBe(1);
  });

  test('that was lost on the way back answers with the record it made', async () => {
    const { schedule, tries, made } = createWriteScene();
    tries.push('lost after');
    expect((await schedule('k'))?.sourceId).toBe(made[0]?.sourceId);
    expect((await schedule('k'))?.sourceId).toBe(made[0]?.sourceId);
    expect(made).toHaveLength(1);
  });

  test('that may have been lost on the way is never written again, only looked for', async () => {
    const { schedule, tries, writes } = createWriteScene();
    tries.push('lost before');
    expect(await outcomeOf(schedule('k'))).toBe('UNKNOWN');
    expect(await outcomeOf(schedule('k'))).toBe('UNKNOWN');
    expect(writes()).toBe(1);
  });

  test('finds its record later when the source shows it late', async () => {
    const { schedule, tries, made } = createWriteScene();
    tries.push('lost after');
    expect(await outcomeOf(schedule('k', 'Ana', () => []))).toBe('UNKNOWN');
    expect((await schedule('k'))?.sourceId).toBe(made[0]?.sourceId);
  });

  test('does not take a record that another key has claimed', async () => {
    const { schedule, tries } = createWriteScene();
    await schedule('other');
    tries.push('lost before');
    expect(await outcomeOf(schedule('k'))).toBe('UNKNOWN');
  });

  test('finds its own record beside one of the same content that another key has', async () => {
    const { schedule, tries, made } = createWriteScene();
    const other = await schedule('other');
    tries.push('lost after');
    const own = await schedule('k');
    expect(own?.sourceId).toBe(made[1]?.sourceId);
    expect(own?.sourceId).not.toBe(other?.sourceId);
  });

  test('never shares a record with its twin, however their answers cross', async () => {
    for (const fates of [
      ['lost before', 'ok'],
      ['lost after', 'ok'],
      ['lost after', 'lost after'],
      ['ok', 'lost before'],
    ] as const) {
      const { schedule, tries } = createWriteScene();
      tries.push(...fates);
      const outcomes = await Promise.allSettled([schedule('left'), schedule('right')]);
      const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value?.sourceId] : []));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('that was done and cannot be read back now does not sound as if it was not', async () => {
    const { schedule, failLoading } = createWriteScene();
    await schedule('k');
    failLoading();
    expect(await outcomeOf(schedule('k'))).toBe('UNKNOWN');
  });

  test('stays unknown when several records could be its own', async () => {
    const { schedule, tries } = createWriteScene();
    const strangers = [1, 2].map((day) => createVisit({ sourceId: `visit/by-hand-${day}`, scheduledAt: now }));
    tries.push('lost before');
    expect(await outcomeOf(schedule('k', 'Ana', () => strangers))).toBe('UNKNOWN');
  });
});

describe('a write whose key or lock cannot be stored', () => {
  const failClaims = ({ idempotency }: WriteEnvironment) => {
    const failing = away(1);
    const claim: IdempotencyStore['claim'] = (...args) => failing(() => idempotency.claim(...args));
    return { idempotency: { ...idempotency, claim } };
  };
  const failMarks = ({ idempotency }: WriteEnvironment) => {
    const failing = away(1);
    return {
      idempotency: {
        ...idempotency,
        claim: async (...args: Parameters<IdempotencyStore['claim']>) => {
          const claim = await idempotency.claim(...args);
          if (claim.kind !== 'OURS') return claim;
          return {
            ...claim,
            markSent: (...of: Parameters<typeof claim.markSent>) => failing(() => claim.markSent(...of)),
          };
        },
      },
    };
  };
  const failLocks = ({ locks }: WriteEnvironment) => {
    const failing = away(1);
    const run: RecordLocks['run'] = (...args) => failing(() => locks.run(...args));
    return { locks: { run } };
  };

  test.each([
    ['its claim', failClaims, 'k', 'unavailable UNKNOWN'],
    ['its mark', failMarks, 'k', 'unavailable NOT_DONE'],
    ['its lock', failLocks, 'k', 'unavailable NOT_DONE'],
    ['its lock, without a key', failLocks, null, 'unavailable NOT_DONE'],
  ])('does not start without %s, and can be retried', async (_what, spoil, key, told) => {
    const { schedule, writes } = createWriteScene(spoil);
    expect(await codeAndOutcome(schedule(key))).toBe(told);
    expect(writes()).toBe(0);
    expect(await codeAndOutcome(schedule(key))).toBe('done');
    expect(writes()).toBe(1);
  });

  test('is done when only its record could not be claimed', async () => {
    const { schedule, writes } = createWriteScene(({ idempotency }) => {
      const failing = away();
      return {
        idempotency: { ...idempotency, claimRecord: (...args) => failing(() => idempotency.claimRecord(...args)) },
      };
    });
    const [first, again] = [await schedule('k'), await schedule('k')];
    expect(again?.sourceId).toBe(first?.sourceId);
    expect(writes()).toBe(1);
  });

  test.each(['claimRecord', 'isClaimable'] as const)(
    'stays unknown when the owner of the record is unknown (%s)',
    async (member) => {
      const { schedule, tries, writes } = createWriteScene(({ idempotency }) => {
        const failing = away(1);
        const spoiled: IdempotencyStore['claimRecord'] = (...args) => failing(() => idempotency[member](...args));
        return { idempotency: { ...idempotency, [member]: spoiled } };
      });
      tries.push('lost after');
      expect(await outcomeOf(schedule('k'))).toBe('UNKNOWN');
      expect(await outcomeOf(schedule('k'))).toBe('done');
      expect(writes()).toBe(1);
    },
  );
});

describe('a write without an idempotency key', () => {
  test('is looked for as well when its answer is lost', async () => {
    const { schedule, tries, made } = createWriteScene();
    tries.push('lost after');
    expect((await schedule(null))?.sourceId).toBe(made[0]?.sourceId);
  });

  test('happens once per call', async () => {
    const { schedule, writes } = createWriteScene();
    await schedule(null);
    await schedule(null);
    expect(writes()).toBe(2);
  });
});
