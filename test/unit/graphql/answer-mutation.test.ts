import type { ListEnvironment } from '../../../src/domain/lists/list-environment.js';
import { UserProblemError, userProblem } from '../../../src/domain/writes/user-problem.js';
import type { WriteEnvironment } from '../../../src/domain/writes/write-environment.js';
import { answerMutation } from '../../../src/graphql/mutation/answer-mutation.js';
import { createContext, createFault, createPerson } from './graph-harness.js';

const toPayload = (person: unknown) => ({ person });
const person = createPerson({ sourceId: 'm1' });

test('a record is answered as it is, without user errors', async () => {
  const payload = await answerMutation(createContext([]), async () => person, toPayload);
  expect(payload).toEqual({ person, userErrors: [] });
});

test('what a person can correct is reported with a null record, with paths that start at the arguments', async () => {
  const problem = { code: 'INVALID_INPUT', message: 'Wrong.', sourceCode: null } as const;
  const payload = await answerMutation(
    createContext([]),
    async () => {
      throw new UserProblemError([
        { ...problem, field: ['visitor', 'email'] },
        { ...problem, code: 'CONFLICT', field: null, sourceCode: 'busy' },
      ]);
    },
    toPayload,
  );
  expect(payload).toEqual({
    person: null,
    userErrors: [
      { code: 'INVALID_INPUT', message: 'Wrong.', field: ['input', 'visitor', 'email'], sourceCode: null },
      { code: 'CONFLICT', message: 'Wrong.', field: null, sourceCode: 'busy' },
    ],
  });
});

test('a fault is left to the one place that formats errors', async () => {
  const fault = createFault('SPACEBRING').withOutcome('UNKNOWN');
  const answer = answerMutation(createContext([]), async () => Promise.reject(fault), toPayload);
  await expect(answer).rejects.toBe(fault);
});

test.each([
  ['was done', async () => person],
  ['was refused', async () => Promise.reject(userProblem('CONFLICT', 'Busy.'))],
  ['failed', async () => Promise.reject(createFault('SPACEBRING'))],
])('after a write that %s everything is read again', async (_how, write) => {
  const context = createContext([]);
  const seen: ListEnvironment[] = [];
  const noted = ({ env }: WriteEnvironment) => {
    seen.push(env);
    return write();
  };
  await answerMutation(context, noted, toPayload).catch(() => {});
  expect(seen).toHaveLength(1);
  const env = context.session.startRead();
  expect(env).not.toBe(seen[0]);
  expect(context.session.startWrite().env).toBe(env);
});

test('reads between two writes share one environment, and a write begins with none of what was read before the first', () => {
  const { session } = createContext([]);
  const before = session.startRead();
  expect(session.startRead()).toBe(before);
  expect(session.startWrite().env).not.toBe(before);
  const after = session.startRead();
  expect(after).not.toBe(before);
  expect(session.startRead()).toBe(after);
});
