import { Field, ID, InputType } from 'type-graphql';
import type { BalanceTransactionDraft } from '../../domain/model/transaction.js';
import type { CreateBalanceTransactionInput } from '../../domain/transaction/write-transactions.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { DateScalar, DecimalScalar } from '../scalars/scalars.js';
import { AllocationDirectionEnum } from './allocation-direction.enum.js';

@InputType('CreateBalanceTransactionInput', {
  description: 'Day passes or credits that are given to a Spacebring customer or taken from them.',
})
export class CreateBalanceTransactionInputType extends IdempotentInput implements CreateBalanceTransactionInput {
  @Field(() => ID, {
    description: 'Whose balance it is: id of a Spacebring `Person` or `Company` of the location.',
  })
  readonly customerId!: string;

  @Field(() => ID, { description: 'Id of the Spacebring `Location` that the balance belongs to.' })
  readonly locationId!: string;

  @Field(() => AllocationDirectionEnum, { description: 'Whether it is given or taken.' })
  readonly direction!: BalanceTransactionDraft['direction'];

  @Field(() => DecimalScalar, { description: 'How many: above 0, with at most two decimals, e.g. `"1"` or `"2.50"`.' })
  readonly amount!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, e.g. for the next invoice.' })
  readonly description?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which what is given can be used; left out: it does not expire.',
  })
  readonly expiresOn?: string | null;
}
