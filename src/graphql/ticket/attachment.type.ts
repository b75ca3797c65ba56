import { Field, Float, ObjectType } from 'type-graphql';
import type { Attachment } from '../../domain/model/ticket.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('Attachment', { simpleResolvers: true, description: 'A file that somebody added to a ticket.' })
export class AttachmentType implements Attachment {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'File name; null when the source does not say.' })
  readonly name!: string | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'Where the file can be fetched, for a while; null when it is not available.',
  })
  readonly url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type, e.g. `image/png`; null when the source does not say.',
  })
  readonly mimeType!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Size in bytes, which may exceed 32 bits; null when the source does not say.',
  })
  readonly size!: number | null;
}
