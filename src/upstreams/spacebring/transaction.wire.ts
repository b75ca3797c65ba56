import { z } from 'zod';
import { toPlainDecimal } from './values.js';
import { embedded, id, instant, text, titledWire, userWire } from './wire.js';

/** Exact decimal text without an exponent. */
const amount = z.union([z.number(), z.string()]).transform((value, context): string => {
  const decimal = toPlainDecimal(String(value));
  if (decimal !== null) return decimal;
  context.addIssue({ code: 'custom', message: 'is not a decimal number' });
  return z.NEVER;
});

/** The three ledgers' records: `customer` is new, its predecessors differ by ledger and generation. */
export const transactionWire = z.object({
  id,
  amount,
  createDate: instant,
  type: text,
  status: text,
  locationRef: text,
  locationName: text,
  currencyCode: text,
  description: text,
  product: embedded(z.object({ title: text })),
  customItem: embedded(z.object({ description: text })),
  customer: embedded(z.object({ id, type: text, title: text, user: embedded(userWire) })),
  company: embedded(titledWire),
  companyRef: text,
  membershipRef: text,
  user: embedded(userWire),
  userOwner: embedded(userWire),
  userRefOwner: text,
  customerRefCreatedBy: text,
  userCreatedBy: embedded(userWire),
  membershipRefCreator: text,
  userCreator: embedded(userWire),
  userRefCreator: text,
});
export type TransactionWire = z.infer<typeof transactionWire>;
