import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { FaultBanner, SourcesBanner } from './banners';
import { type BoardFilter, BoardFilters, statusesOf } from './board-filters';
import { forgetKey, readKey } from './gateway-key.js';
import { NeverCheckedOut } from './never-checked-out';
import { NewVisit } from './new-visit';
import { OnSiteCount } from './on-site-count';
import { today } from './today.js';
import { useDebounced } from './use-debounced.js';
import { BESIDE_THE_LIST } from './use-desk-action.js';
import { useVisits } from './use-visits.js';
import { VisitList } from './visit-list';

const TYPING_MS = 300;
const REFRESH_MS = 60_000;

/** Today's visits of all sources, for the front desk. */
export function Board() {
  const client = useApolloClient();
  const [day, setDay] = useState(today);
  const [filter, setFilter] = useState<BoardFilter>({ search: '', state: 'NOW', locationId: null });
  const search = useDebounced(filter.search.trim(), TYPING_MS);
  const wanted = useMemo(
    () => ({
      ...day,
      search: search || null,
      statuses: statusesOf(filter.state),
      locationIds: filter.locationId === null ? null : [filter.locationId],
    }),
    [day, search, filter.state, filter.locationId],
  );
  const visits = useVisits(wanted);
  const [isScheduling, setScheduling] = useState(false);
  const refresh = async () => {
    await Promise.all([visits.refresh(), client.refetchQueries({ include: BESIDE_THE_LIST })]);
  };
  const keepUp = useEffectEvent(() => {
    const now = today();
    if (now.from !== day.from) setDay(now);
    else if (!document.hidden && !visits.isLoading) refresh();
  });
  useEffect(() => {
    const timer = setInterval(() => keepUp(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <header>
        <div className="title">
          <h1>Today's visits</h1>
          <p>{new Date(day.from).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' })}</p>
        </div>
        <OnSiteCount />
        <div className="actions">
          <button type="button" aria-expanded={isScheduling} onClick={() => setScheduling(!isScheduling)}>
            New visit
          </button>
          <button type="button" onClick={refresh}>
            Refresh
          </button>
          {readKey() !== '' && (
            <button type="button" onClick={signOut}>
              Sign out
            </button>
          )}
        </div>
        <BoardFilters filter={filter} onChange={setFilter} />
        {visits.fault !== null && (
          <FaultBanner fault={visits.fault} isStale={visits.nodes !== null} onRetry={refresh} />
        )}
        <SourcesBanner reports={visits.sources} />
      </header>
      <main>
        {isScheduling && <NewVisit onScheduled={refresh} />}
        <NeverCheckedOut />
        <h2 className="for-readers">Visits of today</h2>
        <VisitList visits={visits} />
      </main>
    </>
  );
}

/** Nothing of what the key could see stays in the page. */
function signOut(): void {
  forgetKey();
  location.reload();
}
