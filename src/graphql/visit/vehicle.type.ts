import { Field, ObjectType } from 'type-graphql';
import type { Vehicle } from '../../domain/model/visit.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('Vehicle', {
  simpleResolvers: true,
  description: 'The vehicle a visitor comes with, as a resident announced it.',
})
export class VehicleType implements Vehicle {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: "Colour in the announcer's words; null when not given." })
  readonly color!: string | null;

  @Personal('NUMBER')
  @Field(() => String, { nullable: true, description: 'Licence plate as it was written down; null when not given.' })
  readonly licensePlate!: string | null;
}
