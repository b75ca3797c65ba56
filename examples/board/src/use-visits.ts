import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type GatewayFault, toGatewayFault } from './gateway-fault.js';
import {
  type BoardReportFragment,
  type BoardVisitFragment,
  VisitsBoardDocument,
  type VisitsBoardQueryVariables,
} from './generated/operations.js';

const PAGE = 25;
/** The most that the gateway gives at once. */
const MOST = 200;

export interface Visits {
  /** Null: nothing has been answered yet. */
  readonly nodes: readonly BoardVisitFragment[] | null;
  readonly sources: readonly BoardReportFragment[];
  /** Null: the gateway cannot tell. */
  readonly totalCount: number | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly fault: GatewayFault | null;
  loadMore(): Promise<void>;
  /** Reads again as much as is shown. */
  refresh(): Promise<void>;
}

/** What became of a later page, or of reading again. */
interface Later {
  /** What was wanted then: its error says nothing about anything else. */
  readonly wanted: VisitsBoardQueryVariables;
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** The visits that match, page by page. What has been shown stays while other things are asked. */
export function useVisits(wanted: VisitsBoardQueryVariables): Visits {
  const client = useApolloClient();
  const [later, setLater] = useState<Later>({ wanted, isLoading: false, error: null });
  const variables = { ...wanted, first: PAGE };
  const asked = useQuery(VisitsBoardDocument, { variables, errorPolicy: 'all', fetchPolicy: 'cache-and-network' });
  const visits = (asked.data ?? asked.previousData)?.visits;
  const shown = visits?.nodes.length ?? 0;
  const endCursor = visits?.pageInfo.endCursor ?? null;

  const track = async (work: Promise<{ readonly error?: unknown }>) => {
    setLater({ wanted, isLoading: true, error: null });
    const error = await work.then(
      (answer) => answer.error ?? null,
      (reason: unknown) => reason,
    );
    setLater({ wanted, isLoading: false, error });
  };

  const error = (later.wanted === wanted ? later.error : null) ?? asked.error ?? null;
  return {
    nodes: visits?.nodes ?? null,
    sources: visits?.sources ?? [],
    totalCount: visits?.totalCount ?? null,
    hasMore: visits?.pageInfo.hasNextPage ?? false,
    isLoading: asked.loading || later.isLoading,
    fault: error === null ? null : toGatewayFault(error),
    loadMore: () => track(asked.fetchMore({ variables: { after: endCursor } })),
    refresh: () => {
      if (asked.error !== undefined) return track(asked.refetch());
      const first = Math.min(MOST, Math.max(PAGE, shown));
      const question = { query: VisitsBoardDocument, variables: { ...wanted, first } };
      return track(client.query({ ...question, errorPolicy: 'all', fetchPolicy: 'network-only' }));
    },
  };
}
