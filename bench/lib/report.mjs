const COLUMNS = [
  ['requests/s', ({ requestsPerSecond }) => requestsPerSecond.toFixed(0)],
  ['ratio to ours', ({ requestsPerSecond }, ours) => ours && (requestsPerSecond / ours.requestsPerSecond).toFixed(2)],
  ['p50 ms', ({ p50 }) => p50.toFixed(1)],
  ['p95 ms', ({ p95 }) => p95.toFixed(1)],
  ['p99 ms', ({ p99 }) => p99.toFixed(1)],
  ['processor ms/request', ({ processorMsPerRequest }) => processorMsPerRequest.toFixed(2)],
  ['peak MiB', ({ peakMemoryMiB }) => peakMemoryMiB.toFixed(0)],
  ['calls/query', ({ upstreamCallsPerQuery }) => upstreamCallsPerQuery.toFixed(2)],
  ['calls of one query alone', ({ callsOfOneQuery }) => callsOfOneQuery],
];

/** A Markdown table; the first row is ours. */
export function renderRows(rows) {
  const ours = rows.find(({ name, failure }) => name === 'visitgraph' && failure === undefined);
  const lines = rows.map((row) =>
    row.failure === undefined
      ? [row.name, ...COLUMNS.map(([, cell]) => cell(row, ours) ?? '')]
      : [row.name, `did not run: ${row.failure}`, ...COLUMNS.slice(1).map(() => '')],
  );
  const head = ['', ...COLUMNS.map(([title]) => title)];
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Goals: `[what, value, isMet]`; one that was not measured is left out. */
export function renderGoals(goals) {
  return goals.map(({ goal, value, isMet }) => `- ${isMet ? 'met' : 'MISSED'}: ${goal} (measured ${value})`).join('\n');
}

const ratioGoals = [
  ['at least level with Tailcall', 'Tailcall 1.0.0', 1],
  ['1.5 x Mercurius + JIT', 'Mercurius + JIT', 1.5],
  ['3 x Yoga', 'GraphQL Yoga', 3],
];

export function goalsOfA(rows) {
  const rate = (wanted) => rows.find(({ name }) => name === wanted)?.requestsPerSecond;
  return ratioGoals.flatMap(([goal, peer, wanted]) => {
    const value = rate('visitgraph') / rate(peer);
    return Number.isNaN(value) ? [] : [{ goal, value: `${value.toFixed(2)} x`, isMet: value >= wanted }];
  });
}

const ms = (time) => `${time.toFixed(0)} ms`;

export function goalsOfB({ p50, chain, overChain, callsPerQuery }) {
  const value = `p50 ${ms(p50)}, chain of ${chain} calls, ${overChain.toFixed(2)} x it; ${callsPerQuery.toFixed(1)} calls`;
  return [{ goal: 'p50 within 15 % of the slowest chain of calls', value, isMet: overChain <= 1.15 }];
}

export function goalsOfC([ours, handWritten]) {
  if (ours.failure !== undefined) return [];
  const ratio = ours.requestsPerSecond / handWritten.requestsPerSecond;
  return [{ goal: '0.7 of the hand-written endpoint', value: `${ratio.toFixed(2)} x`, isMet: ratio >= 0.7 }];
}

const MOST_P95_MS = 1_000;

/** What a long run may end above what it began with: of memory, and in open files. */
const MOST_GROWTH = 1.2;
const MOST_MORE_FILES = 20;

export function goalsOfD({ interactive, batch, refusals, errors, growth }) {
  const failed = Object.values(errors).reduce((sum, count) => sum + count, 0);
  const times = `${ms(interactive.p95)} over ${interactive.requests} requests; batch p50 ${ms(batch.p50)}`;
  const [[memoryBefore, memoryAfter], [filesBefore, filesAfter]] = [growth.memoryMiB, growth.openFiles];
  const isFlat = memoryAfter < memoryBefore * MOST_GROWTH && filesAfter <= filesBefore + MOST_MORE_FILES;
  const sizes = `${memoryBefore.toFixed(0)} to ${memoryAfter.toFixed(0)} MiB, ${filesBefore} to ${filesAfter} files`;
  return [
    { goal: 'no 429 from the source', value: refusals, isMet: refusals === 0 },
    { goal: 'no error to a client', value: `${failed} ${JSON.stringify(errors)}`, isMet: failed === 0 },
    { goal: 'interactive p95 under 1 s', value: times, isMet: interactive.p95 < MOST_P95_MS },
    { goal: 'memory and open files flat from the first quarter to the last', value: sizes, isMet: isFlat },
  ];
}

export function goalsOfE(paginators) {
  return paginators.map(({ name, failure, ...walk }) => {
    if (failure !== undefined) return { goal: name, value: failure, isMet: false };
    const size = `${walk.pages} pages${walk.isWhole ? '' : ' (time was up)'}, ${walk.rows} rows`;
    const memories = `${walk.memoryFirstMiB.toFixed(0)} to ${walk.memoryLastMiB.toFixed(0)} MiB`;
    const times = `${ms(walk.firstMs)} to ${ms(walk.lastMs)}, ${walk.lastOverFirst.toFixed(2)} x`;
    return {
      goal: `${name}: last/first page under 1.5`,
      value: `${times}; ${memories}; ${size}`,
      isMet: walk.lastOverFirst < 1.5,
    };
  });
}
