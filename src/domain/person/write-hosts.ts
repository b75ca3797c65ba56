import type { NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { HostChanges, Person } from '../model/person.js';
import type { Source } from '../source/source.js';
import { changeOnce, deleteOnce, foundOrNone } from '../writes/change-once.js';
import { createOnce } from '../writes/create-once.js';
import type { IdempotentInput, NodeIdInput } from '../writes/idempotent-input.js';
import { assertInputId, InputChecker } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writerOf } from '../writes/writer-of.js';

export interface CreateHostInput extends IdempotentInput {
  readonly name: string;
  readonly email: string;
  readonly phoneNumber?: string | null;
  readonly position?: string | null;
  readonly department?: string | null;
  readonly sendInvitation?: boolean | null;
}

/** Undefined = keep, null = clear. */
export interface UpdateHostInput extends IdempotentInput {
  readonly id: string;
  readonly name?: string | null;
  readonly phoneNumber?: string | null;
  readonly position?: string | null;
  readonly department?: string | null;
  readonly isActive?: boolean | null;
}

/** The only source whose people the gateway can create and change. */
const SOURCE: Source = 'W3LCOME';

/** @throws as `writeOnce`. */
export async function createHost(writes: WriteEnvironment, input: CreateHostInput): Promise<Person | null> {
  const checker = new InputChecker();
  const draft = {
    name: checker.name(['name'], input.name),
    email: checker.email(['email'], input.email),
    phoneNumber: checker.optionalName(['phoneNumber'], input.phoneNumber),
    position: checker.optionalName(['position'], input.position),
    department: checker.optionalName(['department'], input.department),
    sendInvitation: input.sendInvitation ?? false,
  };
  checker.assertNoProblems();
  const writer = writerOf(writes, SOURCE, 'personWriter');
  return createOnce<Person>(writes, {
    operation: 'createHost',
    source: SOURCE,
    input,
    compared: { email: draft.email },
    isCreationTimeReported: writer.isCreationTimeReported,
    write: () => writer.createHost(draft),
    find: () => writer.findCreatedHosts(draft),
    load: (sourceId) => load(writes.env, { source: SOURCE, sourceId }),
  });
}

/** @throws as `writeOnce`. */
export async function updateHost(writes: WriteEnvironment, input: UpdateHostInput): Promise<Person | null> {
  const id = assertInputId(['id'], input.id, 'Person');
  const checker = new InputChecker();
  for (const member of ['name', 'isActive'] as const) {
    if (input[member] === null) checker.add([member], 'This cannot be cleared.');
  }
  const changes: HostChanges = {
    ...(typeof input.name === 'string' && { name: checker.name(['name'], input.name) }),
    ...(input.phoneNumber !== undefined && {
      phoneNumber: checker.optionalName(['phoneNumber'], input.phoneNumber),
    }),
    ...(input.position !== undefined && { position: checker.optionalName(['position'], input.position) }),
    ...(input.department !== undefined && { department: checker.optionalName(['department'], input.department) }),
    ...(typeof input.isActive === 'boolean' && { isActive: input.isActive }),
  };
  if (Object.keys(changes).length === 0) checker.add(null, 'Give at least one member to change.');
  checker.assertNoProblems();
  const writer = writerOf(writes, id.source, 'personWriter');
  return changeOnce<Person>(writes, {
    operation: 'updateHost',
    input,
    id,
    write: () => writer.updateHost(id.sourceId, changes),
    load: (env) => load(env, id),
    findDone: async () => foundOrNone(await writer.findUpdatedHost(id.sourceId, changes)),
  });
}

/** @returns the global id of the deleted host. @throws as `writeOnce`. */
export async function deleteHost(writes: WriteEnvironment, input: NodeIdInput): Promise<string> {
  const id = assertInputId(['id'], input.id, 'Person');
  const writer = writerOf(writes, id.source, 'personWriter');
  return deleteOnce(writes, {
    operation: 'deleteHost',
    input,
    id,
    write: () => writer.deleteHost(id.sourceId),
    load: (env) => load(env, id),
  });
}

async function load({ adapters }: ListEnvironment, id: Pick<NodeId, 'source' | 'sourceId'>): Promise<Person | null> {
  return (await adapters[id.source]?.people.loadPerson(id.sourceId)) ?? null;
}
