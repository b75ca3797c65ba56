/** The kinds of personal data, by what is left of them for a caller who may not see them. */
export const PERSONAL_KINDS = ['NAME', 'EMAIL', 'NUMBER', 'TEXT', 'SECRET', 'SENTENCE', 'LABEL'] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];
