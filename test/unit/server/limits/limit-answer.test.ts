import { jest } from '@jest/globals';
import fc from 'fast-check';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import { isCertainlyLonger, refuseLongText } from '../../../../src/server/limits/limit-answer.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createVisit } from '../../../support/records.js';
import { createPerson } from '../../graphql/graph-harness.js';
import { LIMITS, NOW, serve, startTestServer } from '../start-test-server.js';

type Answer = Awaited<ReturnType<typeof readAnswer>>;

async function readAnswer(response: Response) {
  const text = await response.text();
  return { bytes: Buffer.byteLength(text), ...(JSON.parse(text) as { data: unknown; errors?: unknown }) };
}

/** Asks for people of these names, as a server with this limit answers. */
async function askPeople(names: readonly string[], answerBytes: number, field = 'name'): Promise<Answer> {
  const people = names.map((name, index) => createPerson({ sourceId: `m${index}`, name }));
  const { post, close } = await startTestServer({
    settings: { limits: { ...LIMITS, answerBytes } },
    sources: [serve(() => createFakeAdapter('SPACEBRING', { people }))],
  });
  const answer = await readAnswer(await post(`{ people(first: 200) { nodes { ${field} } } }`));
  await close();
  return answer;
}

const REFUSED = [
  { message: expect.any(String), extensions: { code: 'ANSWER_TOO_LARGE', requestId: expect.any(String) } },
];

test('an answer of as many bytes as it may have is given, and one of one more is refused', () => {
  const strings = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('"\\\n'));
  const values = fc.object({
    key: strings,
    values: [strings, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
  });
  fc.assert(
    fc.property(values, (value) => {
      const text = Buffer.from(JSON.stringify(value));
      expect(isCertainlyLonger(value, text.length)).toBe(false);
      expect(refuseLongText(text, { maxBytes: text.length, isWrite: false })).toBeNull();
      expect(refuseLongText(text, { maxBytes: text.length - 1, isWrite: false })).not.toBeNull();
    }),
  );
});

test('a value is known to be too long before it is text, where its letters are plain', () => {
  const plain = fc.stringMatching(/^[a-z]+$/);
  const values = fc.object({ key: plain, values: [plain], maxDepth: 4 });
  fc.assert(
    fc.property(values, (value) => {
      const { length } = JSON.stringify(value);
      expect(isCertainlyLonger(value, length)).toBe(false);
      // Of each object and list a sign may not be counted.
      expect(isCertainlyLonger(value, Math.floor(length / 2) - 2)).toBe(true);
    }),
  );
});

test('a large answer is refused before it is written as text', async () => {
  const alias = 'a'.repeat(128);
  const names = Array.from({ length: 200 }, (_unused, index) => `Ana ${index}`);
  const stringify = jest.spyOn(JSON, 'stringify');
  const answer = await askPeople(names, 10_000, `${alias}: name`);
  const longest = Math.max(
    ...stringify.mock.results.map(({ value }) => (typeof value === 'string' ? value.length : 0)),
  );
  stringify.mockRestore();
  expect(answer).toMatchObject({ data: null, errors: REFUSED });
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThan(10_000);
});

test.each(['x', 'é'])(
  'of a write whose answer is too large for its notes of %s the outcome is unknown',
  async (letter) => {
    const visit = createVisit({ source: 'SPACEBRING', sourceId: 'v1', scheduledAt: NOW, notes: letter.repeat(1_100) });
    let writes = 0;
    const cancelVisit = async () => {
      writes += 1;
      return visit;
    };
    const { post, close } = await startTestServer({
      // The letters alone fit; in UTF-8 those with an accent do not.
      settings: { limits: { ...LIMITS, answerBytes: letter === 'x' ? 1_000 : 2_000 } },
      sources: [
        serve(() => ({
          ...createFakeAdapter('SPACEBRING', { visits: [visit] }),
          visitWriter: { cancelVisit } as never,
        })),
      ],
    });
    const id = encodeNodeId(visit);
    const answer = await readAnswer(await post(`mutation { cancelVisit(input: { id: "${id}" }) { visit { notes } } }`));
    await close();
    expect(writes).toBe(1);
    expect(answer).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'ANSWER_TOO_LARGE', outcome: 'UNKNOWN' } }],
    });
  },
);
