import { useQuery } from '@apollo/client/react';
import { OnSiteCountDocument } from './generated/operations.js';

/** The roll call's count: a stay that nobody closed is in it until its assumed end. */
export function OnSiteCount() {
  const { data, error } = useQuery(OnSiteCountDocument, { errorPolicy: 'all', fetchPolicy: 'cache-and-network' });
  const reports = error === undefined ? data?.visits?.sources : null;
  const count = reports?.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const isWhole = reports?.every(({ status }) => status === 'FRESH' || status === 'SKIPPED') ?? true;
  const isMadeUp = data?.origins.some(({ isSandbox }) => isSandbox) ?? false;
  return (
    <div className="now">
      <p
        className="on-site"
        title="Visits whose visitors are in the building now; who never checked out is counted apart"
      >
        <strong>{count ?? '–'}</strong> {isWhole ? 'on site now' : 'or more on site now'}
      </p>
      {!isWhole && <p className="note">A source could not be read whole: there may be more.</p>}
      {isMadeUp && (
        <p className="made-up" title="The sandbox plays the sources: no real person is shown">
          Made-up data
        </p>
      )}
    </div>
  );
}
