import { LoadMore } from './load-more';
import type { Visits } from './use-visits.js';
import { VisitRow } from './visit-row';

export function VisitList({ visits }: { readonly visits: Visits }) {
  const { nodes, totalCount, isLoading, fault } = visits;
  if (nodes === null) return isLoading ? <Placeholders /> : null;
  if (nodes.length === 0 && !isLoading) return <p className="empty">No visits match.</p>;
  return (
    <section aria-label="Visits" aria-busy={isLoading}>
      <p className="count" role="status">
        {totalCount === null ? `${nodes.length} visits shown` : `${nodes.length} of ${totalCount} visits shown`}
      </p>
      <ul className="visits">
        {nodes.map((visit) => (
          <VisitRow key={visit.id} visit={visit} />
        ))}
      </ul>
      <LoadMore isWanted={visits.hasMore} isBusy={isLoading} isAutomatic={fault === null} onMore={visits.loadMore} />
    </section>
  );
}

function Placeholders() {
  return (
    <section aria-busy="true">
      <p className="for-readers" role="status">
        The visits are being read.
      </p>
      <ul className="visits" aria-hidden="true">
        {['one', 'two', 'three', 'four', 'five', 'six'].map((name) => (
          <li key={name} className="visit placeholder" />
        ))}
      </ul>
    </section>
  );
}
