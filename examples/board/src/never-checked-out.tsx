import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { SourcesBanner } from './banners';
import { NeverCheckedOutDocument } from './generated/operations';
import { VisitRow } from './visit-row';

/** The most that the gateway gives at once. */
const MOST = 200;

/** The stays that nobody closed, apart from who is on site. They are shown when they are asked for. */
export function NeverCheckedOut() {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(NeverCheckedOutDocument, {
    variables: { first: MOST },
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
  });
  const visits = data?.visits;
  if (!visits || visits.nodes.length === 0) return null;
  const count = visits.totalCount ?? `${visits.nodes.length} or more`;
  return (
    <section className="never-checked-out" aria-label="Never checked out">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {count} never checked out
      </button>
      {isOpen && (
        <>
          <SourcesBanner reports={visits.sources} />
          <ul className="visits">
            {visits.nodes.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
