import { fastify } from 'fastify';
import { addMetricsRoute } from '../../../src/server/operator-routes.js';

function open(isDirectOnly: boolean, read = async () => 'a_metric 1\n') {
  const server = fastify();
  addMetricsRoute(server, { contentType: 'text/plain; version=0.0.4', read }, { isDirectOnly });
  return (headers: Record<string, string> = {}) => server.inject({ url: '/metrics', headers });
}

test('the metrics are text as Prometheus reads it', async () => {
  const answer = await open(true)();
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    200,
    'text/plain; version=0.0.4',
    'a_metric 1\n',
  ]);
});

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])(
  'where only direct requests may see them, one with %s finds nothing',
  async (header) => {
    expect((await open(true)({ [header]: '203.0.113.9' })).statusCode).toBe(404);
    expect((await open(false)({ [header]: '203.0.113.9' })).statusCode).toBe(200);
  },
);

test('where only direct requests may see them, one to another name finds nothing', async () => {
  expect((await open(true)({ host: 'visits.example.com' })).statusCode).toBe(404);
  expect((await open(true)({ host: '127.0.0.1:4000' })).statusCode).toBe(200);
  expect((await open(false)({ host: 'visits.example.com' })).statusCode).toBe(200);
});

test('metrics that cannot be collected are an error, not a part of them', async () => {
  const answer = await open(true, () => Promise.reject(new Error('a worker is gone')))();
  expect(answer.statusCode).toBe(500);
});
