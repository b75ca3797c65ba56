/** The permissions of callers. docs/security.md and the schema list the same words. */
export const SCOPES = [
  'visits:read',
  'visits:write',
  'tickets:read',
  'tickets:write',
  'transactions:read',
  'transactions:write',
  'blocklist:read',
  'blocklist:write',
  'people:write',
  'stats:read',
  'pii:read',
] as const;

export type Scope = (typeof SCOPES)[number];
