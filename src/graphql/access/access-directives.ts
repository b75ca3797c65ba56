import { DirectiveLocation, GraphQLDirective, GraphQLEnumType, GraphQLNonNull, GraphQLString } from 'graphql';
import type { PersonalKind } from './masks.js';

const KINDS: Readonly<Record<PersonalKind, string>> = {
  NAME: "A person's name: shown as initials, `J. D.`.",
  EMAIL: 'E-mail address: shown as `j***@x***.com`.',
  NUMBER: 'Phone number, identity document or licence plate: shown as its last two digits, `***42`.',
  TEXT: 'Free text, or part of an address: shown as `***`.',
  SECRET: 'Gives access to a picture, a file or a door: shown as null.',
  SENTENCE: 'A sentence of the gateway: shown without the words of a source or a record.',
  LABEL: 'Label of a bucket of visits: the name of a host is shown as initials or as an id.',
};

const personalKind = new GraphQLEnumType({
  name: 'PersonalKind',
  description: 'Kinds of personal data, and how each is masked for a caller without the scope `pii:read`.',
  values: Object.fromEntries(Object.entries(KINDS).map(([name, description]) => [name, { description }])),
});

/** How the marks of `RequiresScope` and `Personal` look in the written schema. Clients do not use them. */
export const ACCESS_DIRECTIVES: readonly GraphQLDirective[] = [
  new GraphQLDirective({
    name: 'requiresScope',
    description:
      'Requires this scope of the caller. Without it a field is null with a FORBIDDEN error that names the scope, and a member of an input must not be sent.',
    locations: [
      DirectiveLocation.FIELD_DEFINITION,
      DirectiveLocation.ARGUMENT_DEFINITION,
      DirectiveLocation.INPUT_FIELD_DEFINITION,
    ],
    args: { scope: { type: new GraphQLNonNull(GraphQLString), description: 'E.g. `visits:read`.' } },
  }),
  new GraphQLDirective({
    name: 'personal',
    description: 'Personal data: a caller without the scope `pii:read` gets it masked, without an error.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: { kind: { type: new GraphQLNonNull(personalKind), description: 'How it is masked.' } },
  }),
];
