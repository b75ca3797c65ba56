import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { isOutcomeUnknown, toGatewayFault } from './gateway-fault.js';
import {
  type BoardVisitFragment,
  CheckInVisitDocument,
  CheckOutVisitDocument,
  type DeskVisitFragment,
  NeverCheckedOutDocument,
  OnSiteCountDocument,
} from './generated/operations.js';
import { newKey } from './new-key.js';

/** What is asked beside the list of today; a write changes it. */
export const BESIDE_THE_LIST = [OnSiteCountDocument, NeverCheckedOutDocument];

export type DeskAction = 'checkIn' | 'checkOut';

export interface Desk {
  /** What can be done with the visit now; null = nothing. */
  readonly action: DeskAction | null;
  readonly isBusy: boolean;
  /** Why it was not done, or that nobody can tell. */
  readonly problem: string | null;
  /** What has just been done. */
  readonly done: DeskAction | null;
  perform(action: DeskAction): Promise<void>;
}

interface State {
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly done: DeskAction | null;
}

const IDLE: State = { isBusy: false, problem: null, done: null };

export const UNKNOWN =
  'The outcome is unknown. Press the button again: the gateway looks up the first try and does nothing twice.';

/**
 * Checks a visitor in or out. A try whose outcome is unknown keeps its idempotency key, so that pressing again finishes
 * that same try; every other outcome ends it.
 */
export function useDeskAction(visit: BoardVisitFragment): Desk {
  const client = useApolloClient();
  const unfinished = useRef<{ action: DeskAction; key: string } | null>(null);
  const [state, setState] = useState(IDLE);

  /** W3lcome's visits begin with the check-in, under an id of their own: until the list is read again, the row shows their state. */
  function showInRow(answer: DeskVisitFragment | null | undefined): void {
    const id = client.cache.identify(visit);
    if (!answer || answer.id === visit.id || id === undefined) return;
    client.cache.modify<BoardVisitFragment>({
      id,
      fields: {
        status: () => answer.status,
        isOnSite: () => answer.isOnSite,
        neverCheckedOut: () => answer.neverCheckedOut,
        checkedInAt: () => answer.checkedInAt,
        checkedOutAt: () => answer.checkedOutAt,
      },
    });
  }

  async function write(action: DeskAction, idempotencyKey: string) {
    const variables = { input: { id: visit.id, idempotencyKey } };
    const refetchQueries = [...BESIDE_THE_LIST];
    if (action === 'checkIn') {
      const { data } = await client.mutate({ mutation: CheckInVisitDocument, variables, refetchQueries });
      showInRow(data?.checkInVisit?.visit);
      return data?.checkInVisit?.userErrors ?? [];
    }
    const { data } = await client.mutate({ mutation: CheckOutVisitDocument, variables, refetchQueries });
    showInRow(data?.checkOutVisit?.visit);
    return data?.checkOutVisit?.userErrors ?? [];
  }

  async function perform(action: DeskAction): Promise<void> {
    const before = unfinished.current;
    const attempt = before?.action === action ? before : { action, key: newKey() };
    unfinished.current = attempt;
    setState({ ...IDLE, isBusy: true });
    try {
      const userErrors = await write(action, attempt.key);
      unfinished.current = null;
      const problem = userErrors.length === 0 ? null : userErrors.map(({ message }) => message).join(' ');
      setState({ isBusy: false, problem, done: problem === null ? action : null });
    } catch (error) {
      if (isOutcomeUnknown(error)) return setState({ ...IDLE, problem: UNKNOWN });
      unfinished.current = null;
      setState({ ...IDLE, problem: `Not done: ${toGatewayFault(error).message}` });
    }
  }

  return { ...state, action: actionFor(visit), perform };
}

function actionFor({ status, isOnSite, neverCheckedOut }: BoardVisitFragment): DeskAction | null {
  if (isOnSite || neverCheckedOut) return 'checkOut';
  return status === 'EXPECTED' ? 'checkIn' : null;
}
