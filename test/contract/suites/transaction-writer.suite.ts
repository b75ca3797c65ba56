import type { BalanceTransactionDraft } from '../../../src/domain/model/transaction.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import { problemOf } from '../../support/user-problems.js';
import { readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, expectSameFacts, idsOf } from './record-checks.js';
import { findCompany, findWriterPlace } from './writer-places.js';

/** What every TransactionWriter keeps to; the source also reads transactions, people, companies and locations. */
export function describeTransactionWriter(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a writer of transactions`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().transactionWriter);
    const place = readOnce(() => findWriterPlace(subject().newRequest()));
    const company = readOnce(async () => findCompany(subject().newRequest(), (await place()).locationId));
    const draftOf = async (given: Partial<BalanceTransactionDraft> = {}): Promise<BalanceTransactionDraft> => {
      const { locationId, member } = await place();
      return {
        kind: 'DAY_PASS',
        customer: { nodeType: 'Person', sourceId: member.sourceId },
        locationId,
        direction: 'ALLOCATE',
        amount: '2',
        description: 'For the trouble',
        expiresOn: null,
        ...given,
      };
    };
    const create = async (given?: Partial<BalanceTransactionDraft>) => port().createTransaction(await draftOf(given));

    test.each([
      ['DAY_PASS', '2', '1'],
      ['CREDIT', '2.5', '1.25'],
    ] as const)('allocates and charges a %s balance', async (kind, amount, lesser) => {
      const allocated = await create({ kind, amount });
      const { locationId, member } = await place();
      expect(allocated).toMatchObject({
        ...{ kind, type: 'ADMIN_ALLOCATION', direction: 'IN', amount, description: 'For the trouble' },
        customer: { nodeType: 'Person', sourceId: member.sourceId },
        location: { sourceId: locationId },
      });
      const charged = await create({ kind, direction: 'CHARGE', amount: lesser, description: null });
      expect(charged).toMatchObject({
        kind,
        type: 'ADMIN_CHARGE',
        direction: 'OUT',
        amount: lesser,
        description: null,
      });
      expectFrozen([allocated, charged]);
      const { loadTransaction } = requirePort(subject().newRequest().transactions);
      expectSameFacts(await loadTransaction(allocated.sourceId), allocated);
      expectSameFacts(await loadTransaction(charged.sourceId), charged);
    });

    test('writes to the balance of a company, and shows it in the list', async () => {
      const customer = { nodeType: 'Company', sourceId: (await company()).sourceId } as const;
      const { sourceId, customer: named } = await create({ customer, kind: 'CREDIT' });
      expect(named).toMatchObject(customer);
      const { now } = subject();
      const range = { from: addDays(now, -1), to: addDays(now, 1) };
      const { records } = await requirePort(subject().newRequest().transactions).readTransactions({ range });
      expect(idsOf(records)).toContain(sourceId);
    });

    test('charges nobody beyond their balance', async () => {
      const problem = await problemOf(create({ direction: 'CHARGE', amount: '99999' }));
      expect(problem).toEqual({ code: 'REJECTED_BY_SOURCE', field: ['amount'] });
    });

    test('lets an allocation expire, and no charge', async () => {
      const expiresOn = '2030-02-28';
      expect(await create({ expiresOn })).toMatchObject({ amount: '2' });
      const problem = await problemOf(create({ direction: 'CHARGE', expiresOn }));
      expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['expiresOn'] });
    });

    test('writes nothing for an unknown customer, or where they do not belong', async () => {
      const { stranger, otherLocationId } = await place();
      const person = (sourceId: string) => ({ customer: { nodeType: 'Person', sourceId } as const });
      const unknownPerson = create(person(unknownIdOf(subject(), 'Person')));
      expect(await problemOf(unknownPerson)).toEqual({ code: 'NOT_FOUND', field: ['customerId'] });
      const unknown = { nodeType: 'Company', sourceId: unknownIdOf(subject(), 'Company') } as const;
      expect(await problemOf(create({ customer: unknown }))).toEqual({ code: 'NOT_FOUND', field: ['customerId'] });
      const elsewhere = { code: 'INVALID_INPUT', field: ['customerId'] };
      expect(await problemOf(create(person(stranger.sourceId)))).toEqual(elsewhere);
      const customer = { nodeType: 'Company', sourceId: (await company()).sourceId } as const;
      expect(await problemOf(create({ customer, locationId: otherLocationId }))).toEqual(elsewhere);
    });

    test('writes nothing at an unknown location', async () => {
      const problem = await problemOf(create({ locationId: unknownIdOf(subject(), 'Location') }));
      expect(problem).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
    });

    test('finds what it wrote, and nothing else', async () => {
      const { now } = subject();
      const draft = await draftOf({ description: 'Found again' });
      const request = port();
      expect(await request.findCreatedTransactions(draft, now)).toEqual([]);
      const { sourceId } = await port().createTransaction(draft);
      const sought = async (given: Partial<BalanceTransactionDraft>, startedAt = now) =>
        idsOf(await request.findCreatedTransactions({ ...draft, ...given }, startedAt));
      expect(await sought({})).toEqual([sourceId]);
      expect(await sought({ amount: '3' })).toEqual([]);
      expect(await sought({ kind: 'CREDIT' })).toEqual([]);
      expect(await sought({ direction: 'CHARGE' })).toEqual([]);
      expect(await sought({ description: null })).toEqual([]);
      expect(
        await sought({ customer: { nodeType: 'Person', sourceId: (await place()).otherMember.sourceId } }),
      ).toEqual([]);
      expect(await sought({}, addDays(now, 1))).toEqual([]);
      await port().createTransaction(draft);
      expect(await sought({})).toHaveLength(2);
    });
  });
}
