import { z } from 'zod';
import type { W3lcomeConfig } from '../../config/sources.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { RequestClient, UpstreamCall } from '../http/upstream-client.js';
import { mapUnauthorized } from './client.js';
import { toUnixSeconds } from './values.js';
import {
  type BlockedPersonWire,
  blockedPersonSchema,
  type HostWire,
  hostSchema,
  type InviteeWire,
  inviteeSchema,
  refusalBodySchema,
  type VisitWire,
  visitSchema,
} from './wire.js';

/** A body: undefined members are left out and stay unchanged, null ones are cleared. */
export type WriteBody = Readonly<Record<string, unknown>>;

/** Null: the write was carried out, but the answer does not show the record, so it must be read. */
export type WriteAnswer<T> = Promise<T | null>;

/** The write calls of one request, one method each. Every member rejects with SourceFaultError only. */
export interface W3lcomeWrites {
  createInvitee(body: WriteBody): WriteAnswer<InviteeWire>;
  updateInvitee(id: string, body: WriteBody): WriteAnswer<InviteeWire>;
  deleteInvitee(id: string): Promise<void>;
  /** By the configured path, which no readable page of the vendor shows. */
  checkInInvitee(inviteeId: string): WriteAnswer<VisitWire>;
  checkOutInvitee(inviteeId: string): WriteAnswer<VisitWire>;
  checkOutVisit(id: string, options: { readonly at: Date | null; readonly force: boolean }): WriteAnswer<VisitWire>;
  decideVisit(id: string, decision: 'allow' | 'deny'): WriteAnswer<VisitWire>;
  deleteVisit(id: string): Promise<void>;
  createHost(body: WriteBody): WriteAnswer<HostWire>;
  updateHost(id: string, body: WriteBody): WriteAnswer<HostWire>;
  deleteHost(id: string): Promise<void>;
  createBlockedPerson(body: WriteBody): WriteAnswer<BlockedPersonWire>;
  updateBlockedPerson(id: string, body: WriteBody): WriteAnswer<BlockedPersonWire>;
  deleteBlockedPerson(id: string): Promise<void>;
}

type Call = Omit<UpstreamCall<unknown>, 'decode'>;

export function createW3lcomeWrites(
  http: RequestClient,
  { timeZone, inviteeCheckIn }: Pick<W3lcomeConfig, 'timeZone' | 'inviteeCheckIn'>,
): W3lcomeWrites {
  const visit = visitSchema(timeZone);
  const invitee = inviteeSchema(timeZone);
  const showing = <T>(schema: z.ZodType<T>, call: Call) => write(http, call).then((body) => toRecord(schema, body));
  const done = async (call: Call): Promise<void> => {
    await write(http, call);
  };
  return {
    createInvitee: (body) => showing(invitee, { method: 'POST', route: '/invitees', body }),
    updateInvitee: (id, body) => showing(invitee, { method: 'PATCH', route: '/invitee/{id}', params: { id }, body }),
    deleteInvitee: (id) => done({ method: 'DELETE', route: '/invitee/{id}', params: { id } }),
    checkInInvitee: (inviteeId) => showing(visit, { ...inviteeCheckIn, params: { inviteeId } }),
    checkOutInvitee: (inviteeId) =>
      showing(visit, { method: 'POST', route: '/visit/inviteeCheckout/{inviteeId}', params: { inviteeId } }),
    checkOutVisit: (id, { at, force }) =>
      showing(visit, {
        method: 'PATCH',
        route: '/visit/checkout/{id}',
        params: { id },
        query: { force: force ? 'true' : undefined, date: at === null ? undefined : toUnixSeconds(at) },
      }),
    decideVisit: (id, decision) =>
      showing(visit, { method: 'PATCH', route: `/visit/${decision}/{id}`, params: { id } }),
    deleteVisit: (id) => done({ method: 'DELETE', route: '/visit/{id}', params: { id } }),
    createHost: (body) => showing(hostSchema, { method: 'POST', route: '/hosts', body }),
    updateHost: (id, body) => showing(hostSchema, { method: 'PATCH', route: '/host/{id}', params: { id }, body }),
    deleteHost: (id) => done({ method: 'DELETE', route: '/host/{id}', params: { id } }),
    createBlockedPerson: (body) => showing(blockedPersonSchema, { method: 'POST', route: '/blockedlist', body }),
    updateBlockedPerson: (id, body) =>
      showing(blockedPersonSchema, { method: 'PATCH', route: '/blockedlist/{id}', params: { id }, body }),
    deleteBlockedPerson: (id) => done({ method: 'DELETE', route: '/blockedlist/{id}', params: { id } }),
  };
}

/** Any body: for most writes the vendor does not show one. */
async function write(http: RequestClient, call: Call): Promise<unknown> {
  try {
    return await mapUnauthorized(async () => {
      const body = await http.call({ ...call, decode: z.unknown() });
      const refusal = refusalBodySchema.safeParse(body);
      // The status of most refusals is not documented, so one may come with a success.
      if (refusal.success) throw refused('UPSTREAM_REJECTED', { sourceCode: refusal.data.type, isDelivered: false });
      return body;
    });
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    if (isUnreadableSuccess(error)) return null;
    if (error.sourceCode !== 'INTERNAL') throw error;
    // An internal error, under any status: it is unknown whether the write was carried out.
    throw refused('UPSTREAM_UNAVAILABLE', { sourceCode: 'INTERNAL', isDelivered: true });
  }
}

function toRecord<T>(schema: z.ZodType<T>, body: unknown): T | null {
  const record = schema.safeParse(body);
  return record.success ? record.data : null;
}

function isUnreadableSuccess({ code, status }: SourceFaultError): boolean {
  return code === 'UPSTREAM_INVALID_RESPONSE' && status !== null && status >= 200 && status < 300;
}

function refused(
  code: 'UPSTREAM_REJECTED' | 'UPSTREAM_UNAVAILABLE',
  facts: { readonly sourceCode: string; readonly isDelivered: boolean },
): SourceFaultError {
  const message =
    code === 'UPSTREAM_REJECTED' ? 'W3lcome refused the request' : 'W3lcome is not available at the moment';
  return new SourceFaultError({ source: 'W3LCOME', code, message, ...facts });
}
