import { SANDBOX_CREDENTIALS } from '../kit/sandbox-settings.js';
import type { World } from '../world/world.js';

export interface Account {
  readonly userId: string;
  readonly username: string;
  readonly password: string;
  readonly email: string;
  readonly isActive: boolean;
  readonly roles: readonly { readonly id: string; readonly code: string; readonly description: string }[];
}

/** Accounts beside the service account: one whose role may not read residents and communities, one locked, and one without a role. */
export const OTHER_ACCOUNTS = {
  guard: { username: 'porteria', password: 'porteria-password' },
  inactive: { username: 'baja', password: 'baja-password' },
  roleless: { username: 'nuevo', password: 'nuevo-password' },
} as const;

export const ADMIN_ROLES: readonly string[] = ['SYSTEM_ADMIN', 'ADMIN_COMPANY'];

export function seedAccounts(world: World): Account[] {
  const admin = {
    id: world.uuid('residents/role/admin'),
    code: 'SYSTEM_ADMIN',
    description: 'Administrador del sistema',
  };
  const guard = { id: world.uuid('residents/role/guard'), code: 'VIGILANCE', description: 'Vigilancia' };
  const toAccount = (login: { username: string; password: string }) => ({
    userId: world.uuid(`residents/account/${login.username}`),
    ...login,
    email: `${login.username}@habitat.example`,
    isActive: true,
    roles: [admin],
  });
  return [
    toAccount(SANDBOX_CREDENTIALS.resident),
    { ...toAccount(OTHER_ACCOUNTS.guard), roles: [guard] },
    { ...toAccount(OTHER_ACCOUNTS.inactive), isActive: false },
    { ...toAccount(OTHER_ACCOUNTS.roleless), roles: [] },
  ];
}
