import { ReportStaysDocument, type ReportStaysQueryVariables } from '../../generated/operations.js';
import type { GatewayClient } from '../gateway-client.js';
import { type SourceStateCollector, UnansweredError } from './source-state-collector.js';
import { createStayCounter, type StayHistogram } from './stay-histogram.js';

const PAGE_SIZE = 200;
/** 200,000 stays: past them the distribution is that of the first ones, and says so. */
const MAX_PAGES = 1_000;

export interface StaysQuery {
  readonly variables: Pick<ReportStaysQueryVariables, 'from' | 'to' | 'locationIds'>;
  readonly states: SourceStateCollector;
}

/** The distribution of all stays of the range, read page by page. */
export async function readStays(client: GatewayClient, { variables, states }: StaysQuery): Promise<StayHistogram> {
  const counter = createStayCounter();
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const visits = await readPage(client, { ...variables, first: PAGE_SIZE, after });
    states.note(visits.sources);
    visits.nodes.forEach(counter.add);
    const { hasNextPage, endCursor } = visits.pageInfo;
    if (!hasNextPage) return counter.finish(states.isComplete());
    // A walk that does not move would never end.
    if (endCursor === null || endCursor === after) break;
    after = endCursor;
  }
  return counter.finish(false);
}

async function readPage(client: GatewayClient, variables: ReportStaysQueryVariables) {
  const { visits } = await client.request(ReportStaysDocument, variables);
  if (visits === null) throw new UnansweredError();
  return visits;
}
