import type { VisitStatus } from './generated/operations.js';
import { STATUS_WORDS } from './words.js';

export interface BoardFilter {
  readonly search: string;
  /** Null: whatever became of the visit. */
  readonly status: VisitStatus | null;
}

interface BoardFiltersProps {
  readonly filter: BoardFilter;
  readonly onChange: (filter: BoardFilter) => void;
}

const CHOICES: readonly (VisitStatus | null)[] = [
  null,
  'EXPECTED',
  'CHECKED_IN',
  'CHECKED_OUT',
  'NO_SHOW',
  'CANCELLED',
  'DENIED',
];

export function BoardFilters({ filter, onChange }: BoardFiltersProps) {
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
      <fieldset>
        <legend className="for-readers">Status</legend>
        {CHOICES.map((status) => (
          <label key={status ?? 'ALL'}>
            <input
              type="radio"
              name="status"
              checked={filter.status === status}
              onChange={() => onChange({ ...filter, status })}
            />
            <span>{status === null ? 'All' : STATUS_WORDS[status]}</span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}
