/** Records as the vendor's newest document describes them, and as older generations of its pages do. */

export const IDS = {
  visit: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0001',
  visitor: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0002',
  membership: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0003',
  user: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0004',
  location: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0005',
  company: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0006',
  network: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0007',
  ticket: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0008',
  transaction: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0009',
  request: '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d000a',
} as const;

export const USER = {
  id: IDS.user,
  about: null,
  email: 'rita@host.example',
  name: 'Rita',
  surname: 'Costa',
  phoneNumber: '+351 912 345 678',
  photoUrl: 'https://files.example/rita.png',
};

const NEWEST_VISIT = {
  id: IDS.visit,
  code: '102288',
  date: '2026-03-10T14:00:00.000Z',
  createDate: '2026-03-01T09:00:00.000Z',
  location: { id: IDS.location, timezoneId: 'Europe/Lisbon', title: 'Chiado', address: 'Rua Garrett 1' },
  locationRef: IDS.location,
  customer: { id: IDS.membership, user: USER, company: { id: IDS.company, title: 'Acme' } },
  membershipRefHost: IDS.membership,
  userHost: USER,
  userRefHost: IDS.user,
  userRefVisitor: IDS.visitor,
  visitor: { email: 'Ana@Guest.example', name: 'Ana', surname: 'Silva', phoneNumber: '912 000 111' },
};

/** `changes` with the value undefined take a member away. */
export function visitSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return { ...NEWEST_VISIT, ...changes };
}

/** Of the time before `customer`: nothing marked as required, no `checkInRef`, no `deleteDate`. */
export function olderVisitSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return visitSample({ customer: undefined, ...changes });
}

export function visitRequestSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: IDS.request,
    createDate: '2026-03-01T09:00:00.000Z',
    locationRef: IDS.location,
    membershipRefHost: IDS.membership,
    userRefHost: IDS.user,
    userRefVisitor: IDS.visitor,
    visitor: { email: 'ana@guest.example', name: 'Ana' },
    userHost: { id: IDS.user, name: 'Rita', surname: null, photoUrl: null },
    ...changes,
  };
}

export function membershipSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: IDS.membership,
    locationRef: IDS.location,
    userRef: IDS.user,
    user: { id: IDS.user, email: 'rita@host.example', name: 'Rita', surname: 'Costa' },
    type: 'member',
    role: 'member',
    status: 'approved',
    companyRef: IDS.company,
    createDate: '2025-01-01T00:00:00.000Z',
    ...changes,
  };
}

const USER_LITE = { ...USER, about: undefined, blocked: false };

export function ticketSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: IDS.ticket,
    locationRef: IDS.location,
    number: 17,
    description: 'The printer is out of paper',
    status: 'inProgress',
    type: 'printing',
    createDate: '2026-03-01T09:00:00.000Z',
    updateDate: '2026-03-02T09:00:00.000Z',
    membershipRefRequester: IDS.membership,
    membershipRequester: { id: IDS.membership, roleType: 'member', type: 'member', user: USER_LITE },
    userRequester: USER_LITE,
    userRefAssignee: IDS.visitor,
    userAssignee: { id: IDS.visitor, name: 'Bob', surname: null, photoUrl: null },
    ...changes,
  };
}

export function dayPassSample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: IDS.transaction,
    locationRef: IDS.location,
    networkRef: IDS.network,
    amount: 2,
    amounts: [{ amount: 2, type: 'permanent' }],
    createDate: '2026-03-01T09:00:00.000Z',
    type: 'adminAllocation',
    status: 'succeeded',
    customer: { id: IDS.membership, type: 'user', user: USER },
    ...changes,
  };
}

export function moneySample(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: IDS.transaction,
    locationRef: IDS.location,
    networkRef: IDS.network,
    amount: 49.9,
    currencyCode: 'EUR',
    createDate: '2026-03-01T09:00:00.000Z',
    type: 'custom',
    status: 'succeeded',
    customer: { id: IDS.user, type: 'user', user: USER },
    customItem: { description: 'Lost key', unitAmount: 49.9, unitQuantity: 1 },
    locationName: 'Chiado',
    ...changes,
  };
}
