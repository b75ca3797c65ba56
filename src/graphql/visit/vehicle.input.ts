import { Field, InputType } from 'type-graphql';
import type { VehicleInput } from '../../domain/visit/visit-inputs.js';

@InputType('VehicleInput', { description: 'The vehicle a visitor will come with; only residents announce one.' })
export class VehicleInputType implements VehicleInput {
  @Field(() => String, { nullable: true, description: 'Colour in any words.' })
  readonly color?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence plate.' })
  readonly licensePlate?: string | null;
}
