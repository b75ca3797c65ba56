import Fastify, { type FastifyInstance } from 'fastify';
import { createJournal, type Journal, type WriteRequest } from '../../../src/sandbox/kit/journal.js';

interface Written {
  readonly id: string;
  readonly at: number;
}

describe('the journal of a played server', () => {
  const time = { ms: Date.UTC(2026, 2, 18) };
  let lines: WriteRequest[];
  const servers: FastifyInstance[] = [];

  beforeEach(() => {
    lines = [];
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  /** A server that takes a time of its own for each step of a write. */
  function play(): { app: FastifyInstance; journal: Journal; written: Written[] } {
    const clock = {
      now() {
        time.ms += 1;
        return new Date(time.ms);
      },
    };
    const journal = createJournal({ clock, log: { earlier: [...lines], append: (line) => void lines.push(line) } });
    const app = Fastify();
    servers.push(app);
    journal.record(app);
    const written: Written[] = [];
    const add = () => written.push({ id: `id ${journal.writeNumber()}`, at: journal.clock.now().getTime() });
    app.post('/records', async (_request, reply) => {
      add();
      reply.code(201);
      return written.at(-1);
    });
    app.post('/refused', async (_request, reply) => reply.code(409).send());
    app.delete('/records', async (_request, reply) => {
      if (written.pop() === undefined) return reply.code(404).send();
      reply.code(204);
    });
    app.get('/records', async () => written);
    return { app, journal, written };
  }

  test('gives every write the same time and id again', async () => {
    const first = play();
    for (const url of ['/records', '/refused', '/records']) await first.app.inject({ method: 'POST', url });
    await first.app.inject({ method: 'GET', url: '/records' });
    const second = play();
    time.ms += 3_600_000;
    await second.journal.replay();
    expect(second.written).toEqual(first.written);
    expect(new Set(second.written.map(({ id }) => id)).size).toBe(2);
    expect(lines.map(({ url }) => url)).toEqual(['/records', '/records']);
  });

  test('goes on with other ids after a replay, by the clock', async () => {
    await play().app.inject({ method: 'POST', url: '/records' });
    const second = play();
    await second.journal.replay();
    const replayedAt = time.ms;
    await second.app.inject({ method: 'POST', url: '/records' });
    const [earlier, later] = second.written;
    expect(later?.id).not.toBe(earlier?.id);
    expect(later?.at).toBeGreaterThan(replayedAt);
    expect(second.journal.isReplaying()).toBe(false);
  });

  test('says which request is refused in a replay', async () => {
    await play().app.inject({ method: 'POST', url: '/records' });
    const { app } = play();
    await app.inject({ method: 'POST', url: '/records' });
    await app.inject({ method: 'DELETE', url: '/records' });
    lines = lines.slice(2);
    await expect(play().journal.replay()).rejects.toThrow('refused now: DELETE /records');
  });
});
