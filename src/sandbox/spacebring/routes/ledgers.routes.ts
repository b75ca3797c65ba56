import { DateTime } from 'luxon';
import { invalidRequest, refused } from '../api-error.js';
import { BODIES, readBody } from '../bodies.js';
import { createPaginate } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { found, idParameter, knownLocation, type RouteContext, recordOrder } from '../route-context.js';
import { isInBounds } from '../state/bounds.js';
import type { Directory } from '../state/directory.js';
import { type Customer, customerIdOf, homeOf, type Ledger, type LedgerEntry } from '../state/ledger.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import { toBalance, toLedgerTransaction } from '../wire/ledger.wire.js';

interface LedgerRoutes {
  readonly path: '/transactions/day_passes/v1' | '/transactions/credits/v1';
  readonly ledger: Ledger;
  readonly types: readonly string[];
  /** Suffix of the deprecated names: `chargeExpiring` + `Credits`. */
  readonly suffix: 'DayPasses' | 'Credits';
  /** Null: the list has no such filter. */
  readonly statuses: readonly string[] | null;
}

const DAY_PASS_TYPES = [
  ...['adminAllocation', 'adminCharge', 'booking', 'expiration'],
  ...['purchaseAllocation', 'refund', 'subscriptionAllocation', 'subscriptionExpiration'],
];
export const STATUSES = ['canceled', 'failed', 'pending', 'processing', 'succeeded'];

export function registerLedgers(context: RouteContext): void {
  const { dayPasses, credits } = context.state;
  const creditTypes = [...DAY_PASS_TYPES, 'eventTicket', 'order'];
  const dayPassRoutes: LedgerRoutes = {
    ...{
      path: '/transactions/day_passes/v1',
      ledger: dayPasses,
      types: DAY_PASS_TYPES,
      suffix: 'DayPasses',
      statuses: null,
    },
  };
  const creditRoutes: LedgerRoutes = {
    ...{ path: '/transactions/credits/v1', ledger: credits, types: creditTypes, suffix: 'Credits', statuses: STATUSES },
  };
  for (const routes of [dayPassRoutes, creditRoutes]) {
    registerReads(context, routes);
    registerCreation(context, routes);
  }
  registerBalances(context, 'day_passes', dayPasses);
  registerBalances(context, 'credits', credits);
}

function registerReads(context: RouteContext, routes: LedgerRoutes): void {
  const { app, state, behaviour, signer } = context;
  const { path, ledger } = routes;
  const paginate = createPaginate<LedgerEntry>(signer);
  const sorting = recordOrder<LedgerEntry>(behaviour);
  const wired = (entry: LedgerEntry) =>
    toLedgerTransaction(entry, { id: ledger.idOf(entry), directory: state.directory });

  app.get(path, (request) => {
    const query = readQuery(request);
    assertOwner(query, behaviour);
    const isWanted = readFilter(query, routes);
    const page = paginate({
      ...{ query, sorting, limit: query.limit(true), version: String(ledger.version) },
      find: () => ledger.entries.filter(isWanted),
    });
    return { transactions: page.rows.map(wired), ...page.paging };
  });

  app.get(`${path}/:id`, (request) => {
    return { transaction: wired(found(ledger.byId(idParameter(request)), { behaviour, resource: 'transaction' })) };
  });
}

/** Newer pages of the vendor require exactly one of them. */
export function assertOwner(query: Query, { requiresOneOwner }: UndocumentedBehaviour): void {
  const names = ['locationRef', 'customerRef', 'companyRef', 'membershipRef'];
  if (requiresOneOwner && names.filter((name) => query.text(name) !== null).length !== 1)
    throw invalidRequest('set customerRef or locationRef, only one of them');
}

/** The two deprecated filters also name a customer; all given filters apply. */
function readFilter(query: Query, { types, statuses }: LedgerRoutes): (entry: LedgerEntry) => boolean {
  const location = query.uuid('locationRef');
  const customers = ['customerRef', 'companyRef', 'membershipRef'].flatMap((name) => query.uuid(name) ?? []);
  const createdAt = query.bounds('createDate');
  const wantedTypes = query.words('type', types);
  const wantedStatuses = statuses === null ? null : query.words('status', statuses);
  return (entry) =>
    (location === null || entry.location.id === location) &&
    customers.every((id) => customerIdOf(entry.customer) === id) &&
    isInBounds(createdAt, entry.createdAt) &&
    (wantedTypes === null || wantedTypes.has(entry.type)) &&
    (wantedStatuses === null || wantedStatuses.has(entry.status));
}

function registerCreation({ app, state, behaviour, now }: RouteContext, { path, ledger, suffix }: LedgerRoutes): void {
  const { directory } = state;

  app.post(path, (request, reply) => {
    const { transaction } = readBody(BODIES.transaction, request.body);
    if (behaviour.requiresWholeDayPasses && suffix === 'DayPasses' && !Number.isInteger(transaction.amount))
      throw invalidRequest('transaction.amount of day passes is a whole number');
    const location = knownLocation(transaction.locationRef, state);
    const { customerRef, membershipRef, companyRef } = transaction;
    const customer = customerOf(customerRef ?? membershipRef ?? companyRef, directory);
    if (homeOf(customer) !== location) throw invalidRequest('the customer does not belong to the location');
    const expiresAt = readExpiry(transaction.expirationDate, location.timeZone);
    const entry = ledger.post({
      ...{
        location,
        customer,
        expiresAt,
        cents: toCents(transaction.amount),
        type: storedType(transaction.type, suffix),
      },
      ...{ status: 'succeeded', createdAt: now(), createdBy: directory.tokenUser, product: null },
      description: transaction.description ?? null,
    });
    if (entry === null) throw refused('insufficientBalance', 'the balance does not suffice');
    return reply.code(201).send({ transaction: toLedgerTransaction(entry, { id: ledger.idOf(entry), directory }) });
  });
}

function customerOf(id: string | undefined, directory: Directory): Customer {
  const member = directory.member(id ?? '');
  if (member !== null) return { kind: 'user', member };
  const company = directory.company(id ?? '');
  if (company !== null) return { kind: 'company', company };
  throw invalidRequest(id === undefined ? 'customerRef is required' : 'customerRef names no customer');
}

/** Deprecated names are stored under their current equivalents. */
function storedType(type: string, suffix: string): 'adminAllocation' | 'adminCharge' {
  if (type === 'adminAllocation' || type === 'adminCharge') return type;
  if (type === `chargeExpiring${suffix}` || type === `chargePermanent${suffix}`) return 'adminCharge';
  if (type === `transferExpiring${suffix}` || type === `transferPermanent${suffix}`) return 'adminAllocation';
  throw invalidRequest('transaction.type is not one that can be created');
}

function toCents(amount: number): number {
  const cents = Math.round(amount * 100);
  if (Math.abs(cents - amount * 100) > 1e-6 || cents === 0)
    throw invalidRequest('transaction.amount has at most two decimals');
  return cents;
}

function registerBalances({ app, state, now }: RouteContext, kind: string, ledger: Ledger): void {
  app.get(`/transactions/v1/balances/:id/${kind}`, (request) => {
    const customer = customerOf(idParameter(request), state.directory);
    return { balances: ledger.balanceOf(customer).lotsAt(now()).map(toBalance) };
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Milliseconds; null for no date. The vendor documents no format: a date alone means the end of that day in the location's zone.
 */
function readExpiry(value: string | undefined, timeZone: string): number | null {
  if (value === undefined) return null;
  const read = DateTime.fromISO(value, { zone: timeZone });
  if (!read.isValid) throw invalidRequest('transaction.expirationDate must be an ISO 8601 date or date-time');
  return (DAY.test(value) ? read.endOf('day') : read).toMillis();
}
