import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FaultBanner, SourcesBanner } from './banners';
import { toGatewayFault } from './gateway-fault.js';
import { NeverCheckedOutDocument } from './generated/operations.js';
import { LoadMore } from './load-more';
import { VisitRow } from './visit-row';

const PAGE = 50;

/** The stays that nobody closed, apart from who is on site. They are shown when they are asked for. */
export function NeverCheckedOut() {
  const [isOpen, setOpen] = useState(false);
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(NeverCheckedOutDocument, {
    variables: { first: PAGE },
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
  });
  const [pageError, setPageError] = useState<unknown>(null);
  const visits = (data ?? previousData)?.visits;
  const reason = error ?? pageError;
  const fault = reason === null || reason === undefined ? null : toGatewayFault(reason);
  const isWhole = visits?.sources.every(({ status }) => status === 'FRESH' || status === 'SKIPPED') ?? fault === null;
  if (isWhole && (visits?.nodes.length ?? 0) === 0) return null;
  const loadMore = async () => {
    const after = visits?.pageInfo.endCursor ?? null;
    const answer = await fetchMore({ variables: { after } }).catch((cause: unknown) => ({ error: cause }));
    setPageError(answer.error ?? null);
  };
  const retry = async () => {
    setPageError(null);
    await refetch().catch(() => undefined);
  };
  return (
    <section className="never-checked-out" aria-label="Never checked out" aria-busy={loading}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {countOf(visits)} never checked out
      </button>
      {isOpen && (
        <>
          {fault !== null && <FaultBanner fault={fault} onRetry={retry} />}
          <SourcesBanner reports={visits?.sources ?? []} />
          <ul className="visits">
            {visits?.nodes.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
          <LoadMore
            isWanted={visits?.pageInfo.hasNextPage ?? false}
            isBusy={loading}
            isAutomatic={false}
            onMore={loadMore}
          />
        </>
      )}
    </section>
  );
}

interface Counted {
  readonly totalCount: number | null;
  readonly nodes: readonly unknown[];
}

/** A number that is not sure is not shown as one. */
function countOf(visits: Counted | null | undefined): string {
  if (!visits) return 'Unknown how many';
  if (visits.totalCount !== null) return String(visits.totalCount);
  return visits.nodes.length === 0 ? 'Unknown how many' : `${visits.nodes.length} or more`;
}
