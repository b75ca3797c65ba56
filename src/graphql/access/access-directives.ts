import { DirectiveLocation, GraphQLDirective, GraphQLEnumType, GraphQLNonNull, GraphQLString } from 'graphql';
import type { PersonalKind } from './masks.js';

const KINDS: Readonly<Record<PersonalKind, string>> = {
  NAME: "Somebody's name: initials are left, `J. D.`.",
  EMAIL: 'E-mail address: `j***@x***.com` is left.',
  NUMBER: 'Phone number, identity document or licence plate: the last two digits are left, `***42`.',
  TEXT: 'Free text, or part of an address: `***` is left.',
  SECRET: 'Something that opens a picture, a file or a door: null is left.',
  SENTENCE: 'A sentence of the gateway: words that a source or a record has added are left out.',
  LABEL: 'Label of a bucket of visits: all but the name of a host is left, which is told by initials or by id.',
};

const personalKind = new GraphQLEnumType({
  name: 'PersonalKind',
  description: 'Kinds of personal data, by what is left of them for a caller without the scope `pii:read`.',
  values: Object.fromEntries(Object.entries(KINDS).map(([name, description]) => [name, { description }])),
});

/** How the marks of `RequiresScope` and `Personal` look in the written schema. Clients do not use them. */
export const ACCESS_DIRECTIVES: readonly GraphQLDirective[] = [
  new GraphQLDirective({
    name: 'requiresScope',
    description:
      'Needs this scope of the caller. A field is null without it, with an error FORBIDDEN that names the scope; a member of an input must not be given without it.',
    locations: [
      DirectiveLocation.FIELD_DEFINITION,
      DirectiveLocation.ARGUMENT_DEFINITION,
      DirectiveLocation.INPUT_FIELD_DEFINITION,
    ],
    args: { scope: { type: new GraphQLNonNull(GraphQLString), description: 'E.g. `visits:read`.' } },
  }),
  new GraphQLDirective({
    name: 'personal',
    description: 'Personal data: a caller without the scope `pii:read` gets it masked, which is no error.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: { kind: { type: new GraphQLNonNull(personalKind), description: 'What is left of it.' } },
  }),
];
