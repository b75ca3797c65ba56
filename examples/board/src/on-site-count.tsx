import { useQuery } from '@apollo/client/react';
import { OnSiteCountDocument } from './generated/operations';

/** The roll call's count: who came yesterday and never left is in it. */
export function OnSiteCount() {
  const { data, error } = useQuery(OnSiteCountDocument, { errorPolicy: 'all', fetchPolicy: 'cache-and-network' });
  const reports = error === undefined ? data?.visits?.sources : null;
  const count = reports?.reduce((sum, { recordCount }) => sum + recordCount, 0);
  const isWhole = reports?.every(({ status }) => status === 'FRESH' || status === 'SKIPPED') ?? true;
  return (
    <p className="on-site" title="Visits whose visitors are in the building now, however long ago they came">
      <strong>{count ?? '–'}</strong> {isWhole ? 'on site now' : 'or more on site now'}
    </p>
  );
}
