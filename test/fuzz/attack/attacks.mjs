import { once } from 'node:events';
import { Agent } from 'node:http';
import { ask } from './ask.mjs';
import { randomOperation } from './random-operation.mjs';
import { dripOn, holdSockets, openSocket } from './sockets.mjs';

const SLOW_CLIENTS = 50;
const IDLE_CONNECTIONS = 1_500;
const UNREAD_ANSWERS = 20;
/** So many answers do not fit into what the system holds for a connection. */
const UNREAD_TIMES = 200;
const CONCURRENCY = 4;
const LARGEST =
  '{ visits(first: 200) { nodes { id status scheduledAt purpose notes guest { name email } host { name } } } }';

/** Each runs until `signal` aborts and resolves when its connections are gone. */
export const ATTACKS = [
  {
    name: 'headers sent slowly',
    run: (target) => holdSockets(target, SLOW_CLIENTS, dripOn('GET /graphql HTTP/1.1\r\n')),
  },
  {
    name: 'bodies sent slowly',
    run: (target) =>
      holdSockets(
        target,
        SLOW_CLIENTS,
        dripOn(
          'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n',
        ),
      ),
  },
  { name: 'idle connections', run: (target) => holdSockets(target, IDLE_CONNECTIONS, (socket) => socket.resume()) },
  { name: 'answers that nobody reads', run: (target) => holdSockets(target, UNREAD_ANSWERS, sendAndPause) },
  { name: 'connections opened and closed', run: openAndClose },
  { name: 'documents that are too much', run: (target) => askAgain(target, nextExcess()) },
  {
    name: 'random operations',
    run: (target) => askAgain(target, (turn) => randomOperation(target.schema, turn), 'cost'),
  },
];

/** Asks again and again for as much as one answer may have, without reading a byte of it. */
function sendAndPause(socket) {
  const body = JSON.stringify({ query: LARGEST });
  socket.pause();
  const one = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  socket.write(one.repeat(UNREAD_TIMES));
}

async function openAndClose(target) {
  const isOver = once(target.signal, 'abort');
  while (!target.signal.aborted) {
    const sockets = Array.from({ length: 100 }, () => openSocket(target));
    await Promise.race([Promise.all(sockets.map(({ connected }) => connected)), isOver]);
    for (const { socket } of sockets) socket.destroy();
    target.count('opened');
  }
}

/** Asks what `next` says, one after the other on a few connections; `explain` asks for the price, and for less where it is too high. */
async function askAgain({ address, localAddress, signal, count }, next, explain) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const headers = explain === undefined ? {} : { 'x-explain': explain };
  let turn = 0;
  const work = async () => {
    while (!signal.aborted) {
      turn += 1;
      const { body, whenTooDear } = next(turn);
      const options = { path: '/graphql', headers, agent, localAddress, signal };
      let answer = await ask(address, { ...options, body });
      if (answer.outcome.includes('QUERY_TOO_COMPLEX') && whenTooDear !== undefined) {
        count(answer.outcome);
        const { cost } = JSON.parse(answer.text).extensions ?? {};
        if (cost !== undefined) answer = await ask(address, { ...options, body: whenTooDear(cost) });
      }
      if (!signal.aborted) count(answer.outcome);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  agent.destroy();
}

const graph = (query, variables = {}) => JSON.stringify({ query, variables });
const repeat = (count, write) => Array.from({ length: count }, (_unused, index) => write(index)).join(' ');

/** Documents that one limit or another refuses, in turn. */
function nextExcess() {
  const name = 'n'.repeat(100_000);
  const ids = Array.from({ length: 100 }, (_unused, index) => `id-${index}`);
  const bodies = [
    graph(`{ visits { nodes { ${'host { visits { nodes { '.repeat(200)} id ${'} } } '.repeat(200)} } } }`),
    graph(`{ ${'visits { nodes { id } } '.repeat(5_000)} }`),
    graph(`{ ${repeat(500, (index) => `a${index}: __typename`)} }`),
    graph(`{ ${name}: __typename }`),
    graph(`query ${name} { __typename }`),
    graph(`{ __typename ${'@include(if: true) '.repeat(200)} }`),
    graph('{ visits(first: 200) { nodes { host { visits(first: 200) { nodes { id } } } } } }'),
    graph(`{ ${repeat(20, (index) => `n${index}: nodes(ids: $ids) { id }`)} }`.replace('{', 'query ($ids: [ID!]!) {'), {
      ids,
    }),
    graph(`{ ...f0 } ${repeat(200, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)}`),
    graph('{ a { b } }'.padEnd(900_000, ' #')),
    `{"query":"{ __typename }","variables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    `{"query":"${'x'.repeat(2_000_000)}"}`,
    '{"query":"{ __typename }","variables":{"name":"\\ud800"}}',
    graph('{'.repeat(100_000)),
    '[]',
    'not JSON',
  ];
  return (turn) => ({ body: bodies[turn % bodies.length] });
}
