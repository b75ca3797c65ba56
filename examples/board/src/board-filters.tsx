import { useQuery } from '@apollo/client/react';
import { LocationsDocument, type VisitStatus } from './generated/operations.js';
import { STATUS_WORDS } from './words.js';

export interface BoardFilter {
  readonly search: string;
  readonly state: StateFilter;
  /** Id of a location; null: all of them. */
  readonly locationId: string | null;
}

/** NOW: who is expected or on site. ALL: whatever became of the visit. */
export type StateFilter = 'NOW' | 'ALL' | VisitStatus;

/** The statuses that a filter stands for; null: every one. */
export function statusesOf(state: StateFilter): readonly VisitStatus[] | null {
  if (state === 'ALL') return null;
  return state === 'NOW' ? ['EXPECTED', 'CHECKED_IN'] : [state];
}

interface BoardFiltersProps {
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

const CHOICES: readonly StateFilter[] = [
  'NOW',
  'ALL',
  'EXPECTED',
  'CHECKED_IN',
  'CHECKED_OUT',
  'NO_SHOW',
  'CANCELLED',
  'DENIED',
];

const STATE_WORDS: Readonly<Record<StateFilter, string>> = { NOW: 'Now', ALL: 'All', ...STATUS_WORDS };

export function BoardFilters({ filter, onChange }: BoardFiltersProps) {
  const { data } = useQuery(LocationsDocument, { errorPolicy: 'all' });
  return (
    <search className="filters">
      <input
        type="search"
        aria-label="Search visits"
        placeholder="Name, e-mail, phone, plate or code"
        maxLength={200}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
      />
      <select
        aria-label="Location"
        value={filter.locationId ?? ''}
        onChange={(event) => onChange({ ...filter, locationId: event.target.value || null })}
      >
        <option value="">All locations</option>
        {data?.locations?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name ?? 'Location without a name'}
          </option>
        ))}
      </select>
      <fieldset>
        <legend className="for-readers">Status</legend>
        {CHOICES.map((state) => (
          <label key={state}>
            <input
              type="radio"
              name="status"
              checked={filter.state === state}
              onChange={() => onChange({ ...filter, state })}
            />
            <span>{STATE_WORDS[state]}</span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}
