import type { HostChanges, Person, PersonWriter } from '../../domain/model/person.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import { afterWrite } from '../http/failed-reads.js';
import type { AdapterParts } from './context.js';
import { toPerson } from './person.mapper.js';
import { mapRefusals, type RefusalMeaning, requireId, unknownRecord, unreadableRecord } from './refusals.js';
import { isStored, NEW_HOST } from './stored-members.js';
import type { Mapping } from './values.js';
import { type HostPhone, toHostBody, toHostChanges } from './visit-body.mapper.js';
import type { HostWire } from './wire.js';

const REFUSALS: RefusalMeaning = {
  members: { NAME: ['name'], EMAIL: ['email'], PHONE: ['phoneNumber'], COUNTRY_CODE: ['phoneNumber'] },
  unique: ['email'],
};

/** Hosts: an e-mail is unique within the account and never changes. */
export function createPersonWriter(parts: AdapterParts): PersonWriter {
  const { mapping } = parts;
  const show = (host: HostWire): Person => toPerson(host, mapping);

  return {
    isCreationTimeReported: false,
    async createHost(draft) {
      const body = toHostBody(draft, toHostPhone(draft.phoneNumber, mapping));
      const created = await mapRefusals(REFUSALS, () => parts.beginWrite().writes.createHost(body));
      if (created === null) throw unreadableRecord();
      return show(created);
    },
    async findCreatedHosts(draft) {
      const { email } = draft;
      const { sendInvitationEmail: _unread, ...sent } = toHostBody(draft, toHostPhone(draft.phoneNumber, mapping));
      const { client } = parts.beginWrite();
      // It is not documented whether `==` compares the case of an e-mail, nor whether the source stores it.
      const spellings = [...new Set([email, email.toLowerCase()])];
      const pages = await Promise.all(
        spellings.map((value) => client.listHosts({ offset: 0, where: { key: 'email', operator: '==', value } })),
      );
      const hosts = new Map(pages.flatMap(({ records }) => records.map((host) => [host.id, host])));
      return [...hosts.values()].filter((host) => isStored(host, { ...NEW_HOST, ...sent }, mapping)).map(show);
    },
    async updateHost(sourceId, changes) {
      const id = requireId(sourceId);
      const body = toHostChanges(changes, toChangedPhone(changes, mapping));
      const { client, writes } = parts.beginWrite();
      if (Object.keys(body).length === 0) {
        const host = await client.getHost(id);
        if (host === null) throw unknownRecord();
        return show(host);
      }
      const changed = await mapRefusals(REFUSALS, () => writes.updateHost(id, body));
      const host = changed ?? (await afterWrite(() => client.getHost(id)));
      if (host === null) throw unreadableRecord();
      return show(host);
    },
    async findUpdatedHost(sourceId, changes) {
      const host = await parts.beginWrite().client.getHost(requireId(sourceId));
      const isDone = host !== null && isStored(host, toHostChanges(changes, toChangedPhone(changes, mapping)), mapping);
      return isDone ? show(host) : null;
    },
    async deleteHost(sourceId) {
      const id = requireId(sourceId);
      await mapRefusals(REFUSALS, () => parts.beginWrite().writes.deleteHost(id));
    },
  };
}

function toChangedPhone({ phoneNumber }: HostChanges, mapping: Mapping): HostPhone | undefined {
  return phoneNumber === undefined ? undefined : toHostPhone(phoneNumber, mapping);
}

/** The vendor demands the country code beside every phone, so that a number whose country is unknown cannot be stored. */
function toHostPhone(phoneNumber: string | null, mapping: Mapping): HostPhone {
  if (phoneNumber === null) return { phone: null, countryCode: null };
  const e164 = mapping.toE164(phoneNumber);
  const callingCode = e164 === null ? null : mapping.countryCallingCode(e164);
  if (e164 === null || callingCode === null) {
    throw userProblem('INVALID_INPUT', 'W3lcome needs a phone number with its country code.', {
      field: ['phoneNumber'],
    });
  }
  return { phone: e164.slice(1 + callingCode.length), countryCode: `+${callingCode}` };
}
