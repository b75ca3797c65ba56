import type { ListEnvironment } from '../lists/list-environment.js';
import { comparableDigits } from '../model/blocked-match.js';
import type { BlockedPerson, BlockedPersonDraft } from '../model/blocked-person.js';
import { normalizeDocument } from '../model/visitor-key.js';
import type { Source } from '../source/source.js';
import { normalizeEmail } from '../text/normalize-email.js';
import { isPlaceholder } from '../text/placeholder.js';
import { changeOnce, deleteOnce, foundOrNone } from '../writes/change-once.js';
import { createOnce } from '../writes/create-once.js';
import type { IdempotentInput, NodeIdInput } from '../writes/idempotent-input.js';
import { assertInputId, InputChecker } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writerOf } from '../writes/writer-of.js';

export interface BlockPersonInput extends IdempotentInput {
  readonly name?: string | null;
  readonly reason?: string | null;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
  readonly document?: string | null;
}

/** Undefined = keep, null = clear. */
export interface UpdateBlockedPersonInput extends BlockPersonInput {
  readonly id: string;
}

/** The only source with a blocked list. */
const SOURCE: Source = 'W3LCOME';
const IDENTIFYING = ['name', 'email', 'phoneNumber', 'document'] as const;
const MEMBERS = [...IDENTIFYING, 'reason'] as const;
const NOT_IDENTIFYING =
  'Give at least a name, an e-mail, a phone number or a document; a placeholder such as n/a is none.';

/** @throws as `writeOnce`. */
export async function blockPerson(writes: WriteEnvironment, input: BlockPersonInput): Promise<BlockedPerson | null> {
  const checker = new InputChecker();
  const draft = checkEntry(checker, input);
  if (checker.isClean && !isIdentifying(draft)) {
    checker.add(null, NOT_IDENTIFYING);
  }
  checker.assertNoProblems();
  const writer = writerOf(writes, SOURCE, 'blockedPersonWriter');
  return createOnce<BlockedPerson>(writes, {
    operation: 'blockPerson',
    source: SOURCE,
    input,
    compared: { name: draft.name },
    isCreationTimeReported: writer.isCreationTimeReported,
    write: () => writer.blockPerson(draft),
    find: () => writer.findBlockedPeople(draft),
    load: (sourceId) => load(writes.env, sourceId),
  });
}

/** @throws as `writeOnce`. */
export async function updateBlockedPerson(
  writes: WriteEnvironment,
  input: UpdateBlockedPersonInput,
): Promise<BlockedPerson | null> {
  const id = assertInputId(['id'], input.id, 'BlockedPerson');
  const checker = new InputChecker();
  const checked = checkEntry(checker, input);
  const changed = MEMBERS.filter((member) => input[member] !== undefined);
  if (changed.length === 0) checker.add(null, 'Give at least one member to change.');
  const isIdentified = IDENTIFYING.some((member) => checked[member] !== null);
  if (checker.isClean && isIdentified && !isIdentifying(checked)) checker.add(null, NOT_IDENTIFYING);
  checker.assertNoProblems();
  const changes: Partial<BlockedPersonDraft> = Object.fromEntries(changed.map((member) => [member, checked[member]]));
  const writer = writerOf(writes, id.source, 'blockedPersonWriter');
  return changeOnce<BlockedPerson>(writes, {
    operation: 'updateBlockedPerson',
    input,
    id,
    write: () => writer.updateBlockedPerson(id.sourceId, changes),
    load: (env) => load(env, id.sourceId),
    findDone: async () => foundOrNone(await writer.findUpdatedBlockedPerson(id.sourceId, changes)),
  });
}

/** @returns the global id of the deleted entry. @throws as `writeOnce`. */
export async function unblockPerson(writes: WriteEnvironment, input: NodeIdInput): Promise<string> {
  const id = assertInputId(['id'], input.id, 'BlockedPerson');
  const writer = writerOf(writes, id.source, 'blockedPersonWriter');
  return deleteOnce(writes, {
    operation: 'unblockPerson',
    input,
    id,
    write: () => writer.unblockPerson(id.sourceId),
    load: (env) => load(env, id.sourceId),
  });
}

/** Whether at least one member identifies a person. A placeholder (`n/a`, `-`, `0`) does not. */
function isIdentifying({ name, email, phoneNumber, document }: BlockedPersonDraft): boolean {
  return (
    (name !== null && !isPlaceholder(name)) ||
    normalizeEmail(email) !== null ||
    (phoneNumber !== null && comparableDigits(phoneNumber) !== null) ||
    normalizeDocument(document) !== null
  );
}

function checkEntry(checker: InputChecker, input: BlockPersonInput): BlockedPersonDraft {
  return {
    name: checker.optionalName(['name'], input.name),
    reason: checker.optionalText(['reason'], input.reason),
    email: checker.optionalEmail(['email'], input.email),
    phoneNumber: checker.optionalName(['phoneNumber'], input.phoneNumber),
    document: checker.optionalName(['document'], input.document),
  };
}

async function load({ adapters }: ListEnvironment, sourceId: string): Promise<BlockedPerson | null> {
  return (await adapters[SOURCE]?.blockedPeople?.loadBlockedPerson(sourceId)) ?? null;
}
