import { createPaginate, type Sorting } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { found, idParameter, type RouteContext } from '../route-context.js';
import { isInBounds } from '../state/bounds.js';
import type { MoneyEntry } from '../state/money-store.js';
import { toMoneyTransaction } from '../wire/ledger.wire.js';
import { assertOwner, STATUSES } from './ledgers.routes.js';

const PATH = '/transactions/money/v1';
const TYPES = ['booking', 'custom', 'creditPackage', 'eventTicket', 'invoice', 'order', 'subscription'];

/** The vendor documents the order by `createDate` without its direction; here newest first. */
const SORTING: Sorting<MoneyEntry> = { primary: ({ createdAt }) => -createdAt, order: ({ order }) => order };

export function registerMoney({ app, state, behaviour, signer }: RouteContext): void {
  const { money, directory } = state;
  const paginate = createPaginate<MoneyEntry>(signer);
  const wired = (entry: MoneyEntry) =>
    toMoneyTransaction(entry, { id: money.idOf(entry), networkId: directory.networkId });

  app.get(PATH, (request) => {
    const query = readQuery(request);
    assertOwner(query, behaviour);
    const isWanted = readFilter(query);
    const page = paginate({
      ...{ query, sorting: SORTING, limit: query.limit(true), version: '' },
      find: () => money.entries.filter(isWanted),
    });
    return { transactions: page.rows.map(wired), ...page.paging };
  });

  app.get(`${PATH}/:id`, (request) => {
    return { transaction: wired(found(money.byId(idParameter(request)), { behaviour, resource: 'transaction' })) };
  });
}

function readFilter(query: Query): (entry: MoneyEntry) => boolean {
  const location = query.uuid('locationRef');
  const payer = query.uuid('customerRef');
  const createdAt = query.bounds('createDate');
  const types = query.words('type', TYPES);
  const statuses = query.words('status', STATUSES);
  return (entry) =>
    (location === null || entry.location.id === location) &&
    (payer === null || payerIdOf(entry) === payer) &&
    isInBounds(createdAt, entry.createdAt) &&
    (types === null || types.has(entry.type)) &&
    (statuses === null || statuses.has(entry.status));
}

function payerIdOf({ payer }: MoneyEntry): string {
  return payer.kind === 'user' ? payer.user.id : payer.company.id;
}
