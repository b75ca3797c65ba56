import type { BoardVisitFragment } from './generated/operations.js';
import { type DeskAction, useDeskAction } from './use-desk-action.js';
import { describeSchedule, describeState, describeTimes, SOURCE_WORDS } from './words.js';

const BUTTON_WORDS: Readonly<Record<DeskAction, string>> = { checkIn: 'Check in', checkOut: 'Check out' };
const BUSY_WORDS: Readonly<Record<DeskAction, string>> = { checkIn: 'Checking in…', checkOut: 'Checking out…' };
const DONE_WORDS: Readonly<Record<DeskAction, string>> = { checkIn: 'is checked in', checkOut: 'is checked out' };

export function VisitRow({ visit }: { readonly visit: BoardVisitFragment }) {
  const { action, isBusy, problem, done, perform } = useDeskAction(visit);
  const { guest, host, location, status, source } = visit;
  const guestName = guest.name ?? 'Somebody without a name';
  return (
    <li className="visit" data-status={status} aria-busy={isBusy}>
      <time dateTime={visit.scheduledAt}>{describeSchedule(visit)}</time>
      <div className="visit-who">
        <h3>{guestName}</h3>
        <p>{[guest.company, visit.partySize > 1 && `party of ${visit.partySize}`].filter(Boolean).join(', ')}</p>
      </div>
      <div className="visit-where">
        <p>{host === null ? 'nobody was named' : `to ${host.name ?? 'somebody without a known name'}`}</p>
        <p>{[...new Set([location?.name, SOURCE_WORDS[source]])].filter(Boolean).join(' · ')}</p>
      </div>
      <p className="visit-state">
        <span className="badge">{describeState(visit)}</span>
        <span className="visit-times">{describeTimes(visit)}</span>
      </p>
      <div className="visit-action">
        {action !== null && (
          <button
            type="button"
            data-action={action}
            aria-disabled={isBusy}
            aria-label={`${BUTTON_WORDS[action]} ${guestName}`}
            onClick={() => isBusy || perform(action)}
          >
            {isBusy ? BUSY_WORDS[action] : BUTTON_WORDS[action]}
          </button>
        )}
      </div>
      {problem !== null && (
        <p className="visit-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="for-readers" role="status">
        {done !== null && `${guestName} ${DONE_WORDS[done]}`}
      </p>
    </li>
  );
}
