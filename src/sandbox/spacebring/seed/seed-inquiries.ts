import type { World } from '../../world/world.js';
import type { Directory } from '../state/directory.js';
import { createIdCodec } from '../state/id-codec.js';
import {
  type ContactRecord,
  createInquiryTable,
  type InquiryTable,
  type VisitRequestRecord,
} from '../state/inquiries.js';
import { spellVisitor } from '../wire/visitor-spelling.js';
import { createPastMoments } from './past-moment.js';

const REQUESTS = 12;
const CONTACTS = 60;

export function seedRequests(world: World, directory: Directory): InquiryTable<VisitRequestRecord> {
  const table = createInquiryTable<VisitRequestRecord>(createIdCodec(world.seed, 'visit-request'));
  const random = world.random('spacebring/requests');
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: 10, random });
  const hosts = directory.members.filter(({ deletedAt }) => deletedAt === null);
  for (let count = 0; count < REQUESTS; count += 1) {
    const host = random.pick(hosts);
    const user = directory.userAt(random.pick(world.humans).index);
    const visitor = spellVisitor(user, count);
    const createdAt = momentIn(host.location.timeZone);
    table.add((position) => ({
      ...position,
      host,
      user,
      visitor,
      createdAt,
      location: host.location,
      isHandled: false,
    }));
  }
  return table;
}

export function seedContacts(world: World, directory: Directory): InquiryTable<ContactRecord> {
  const table = createInquiryTable<ContactRecord>(createIdCodec(world.seed, 'contact'));
  const random = world.random('spacebring/contacts');
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: 100, random });
  for (let count = 0; count < CONTACTS; count += 1) {
    const location = random.pick(directory.locations);
    const user = directory.userAt(random.pick(world.humans).index);
    const createdAt = momentIn(location.timeZone);
    table.add((position) => ({
      ...position,
      location,
      user,
      visitor: spellVisitor(user, count),
      createdAt,
      date: createdAt,
    }));
  }
  return table;
}
