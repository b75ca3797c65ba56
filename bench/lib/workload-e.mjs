import { deskQuery, openDesk } from './desk.mjs';
import { percentiles, post } from './measure-load.mjs';
import { memory } from './processes.mjs';

const VISITS = 100_000;
const DAYS = 390;
/** The medians of so many pages at either end are compared; the very first ones compile. */
const END_PAGES = 20;
const BATCH = { 'x-request-priority': 'batch' };

/** E: one walk through everything, Spacebring alone and cold, then all sources and warm. */
export async function runWorkloadE({ dist, maxSeconds }) {
  const desk = await openDesk({ dist, visits: VISITS });
  try {
    const cold = await walk(desk, { sources: ['SPACEBRING'], maxSeconds });
    const warming = await walk(desk, { maxSeconds });
    const warm = await walk(desk, { maxSeconds });
    return [
      { name: 'Spacebring alone, cold', ...cold },
      { name: 'all sources, first walk', ...warming },
      { name: 'all sources, second walk', ...warm },
    ];
  } finally {
    await desk.close();
  }
}

async function walk(desk, { sources, maxSeconds }) {
  const times = [];
  const sizes = [];
  const until = performance.now() + maxSeconds * 1_000;
  let after;
  let rows = 0;
  let isWhole = false;
  try {
    while (!isWhole && performance.now() < until) {
      const start = performance.now();
      const { body } = await post(desk.url, deskQuery({ sources, fromDays: -DAYS, days: DAYS, after }), BATCH);
      times.push(performance.now() - start);
      sizes.push(memory(desk.pid));
      const visits = body.data?.visits;
      if (!visits) throw new Error(JSON.stringify(body.errors).slice(0, 300));
      rows += visits.nodes.length;
      after = visits.pageInfo.endCursor;
      isWhole = !visits.pageInfo.hasNextPage;
    }
  } catch (error) {
    return { failure: error.message, pages: times.length };
  }
  const ends = Math.max(1, Math.min(END_PAGES, Math.floor(times.length / 4)));
  const first = percentiles(times.slice(ends, 2 * ends)).p50;
  const last = percentiles(times.slice(-ends)).p50;
  const memories = { memoryFirstMiB: sizes[ends] ?? sizes[0], memoryLastMiB: sizes.at(-1) };
  return { pages: times.length, rows, isWhole, firstMs: first, lastMs: last, lastOverFirst: last / first, ...memories };
}
