import type { SandboxCompany, SandboxMember } from '../state/directory.js';
import type { Customer, Ledger } from '../state/ledger.js';
import { dateMember, toIso } from './instant.js';
import { toUnits } from './ledger.wire.js';
import { toUserOpen } from './people.wire.js';

export interface BalanceSources {
  readonly credits: Ledger;
  readonly dayPasses: Ledger;
  readonly now: number;
}

export function toMembership(member: SandboxMember, sources: BalanceSources): object {
  const { company, location, user } = member;
  return {
    ...{ id: member.id, locationRef: location.id, userRef: user.id, user: toUserOpen(user) },
    ...{ type: member.type, role: member.role, status: 'approved' },
    ...(company === null
      ? {}
      : { companyRef: company.id, companyRole: member.isCompanyManager ? 'manager' : 'member' }),
    ...balancesOf({ kind: 'user', member }, sources),
    ...{ createDate: toIso(member.createdAt), invitationDate: toIso(member.createdAt) },
    ...dateMember('deleteDate', member.deletedAt ?? 0),
  };
}

export function toCompany(company: SandboxCompany, sources: BalanceSources): object {
  const { id, title, location, createdAt } = company;
  return {
    ...{ id, title, locationRef: location.id, legalName: `${title} Ltd.`, createDate: toIso(createdAt) },
    ...balancesOf({ kind: 'company', company }, sources),
  };
}

function balancesOf(customer: Customer, { credits, dayPasses, now }: BalanceSources): object {
  const credit = sums(credits, customer, now);
  const passes = sums(dayPasses, customer, now);
  return { credits: credit, dayPasses: { expiring: passes.expiring } };
}

function sums(ledger: Ledger, customer: Customer, now: number): { expiring: number; permanent: number } {
  let [expiring, permanent] = [0, 0];
  for (const { cents, expiresAt } of ledger.balanceOf(customer).lotsAt(now)) {
    if (expiresAt === null) permanent += cents;
    else expiring += cents;
  }
  return { expiring: toUnits(expiring), permanent: toUnits(permanent) };
}
