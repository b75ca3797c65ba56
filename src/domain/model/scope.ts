/** What a caller may be allowed to do. Closed: docs/security.md and the schema name the same words. */
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
