import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { NodeId, NodeType } from '../ids/node-id.js';
import { assertIdOfTypes } from '../lists/list-plan.js';
import { type UserErrorCode, type UserProblem, UserProblemError, userProblem } from './user-problem.js';

const MAX_NAME_LENGTH = 200;
const MAX_TEXT_LENGTH = 10_000;
const MAX_AMOUNT_LENGTH = 20;
/** Text, an @, and a domain with a dot; only the source can check that the address exists. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
const AMOUNT = /^\d+(\.\d{1,2})?$/;
const ZERO = /^0+(\.0+)?$/;

type Path = readonly string[];

const UNUSABLE_ID: NodeId = { nodeType: 'Visit', source: 'SPACEBRING', sourceId: '' };

/** @throws UserProblemError INVALID_INPUT for a malformed id or one of another type. */
export function assertInputId(field: Path, value: string, nodeTypes: NodeType | readonly NodeType[]): NodeId {
  try {
    return assertIdOfTypes(field.join('.'), value, nodeTypes);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw userProblem('INVALID_INPUT', `This ${error.problem}.`, { field });
  }
}

/** Collects all problems of an input, so that a person sees them at once. It returns trimmed strings. */
export class InputChecker {
  readonly #problems: UserProblem[] = [];

  /** @throws UserProblemError when there are problems; called before any call to a source. */
  assertNoProblems(): void {
    if (this.#problems.length > 0) throw new UserProblemError(this.#problems);
  }

  /** Whether there is no problem so far: problems of the whole input are reported only when each member is valid. */
  get isClean(): boolean {
    return this.#problems.length === 0;
  }

  add(field: Path | null, message: string, code: UserErrorCode = 'INVALID_INPUT'): void {
    this.#problems.push({ code, message, field, sourceCode: null });
  }

  /** 1 to 200 characters. */
  name(field: Path, value: string): string {
    return this.#required(field, value, MAX_NAME_LENGTH);
  }

  /** 1 to 10,000 characters. */
  text(field: Path, value: string): string {
    return this.#required(field, value, MAX_TEXT_LENGTH);
  }

  /** Null when absent or blank; at most 200 characters. */
  optionalName(field: Path, value: string | null | undefined): string | null {
    return this.#optional(field, value, MAX_NAME_LENGTH);
  }

  /** Null when absent or blank; at most 10,000 characters. */
  optionalText(field: Path, value: string | null | undefined): string | null {
    return this.#optional(field, value, MAX_TEXT_LENGTH);
  }

  email(field: Path, value: string): string {
    const email = this.name(field, value);
    if (email !== '' && !EMAIL.test(email)) this.add(field, 'This is not an e-mail address.');
    return email;
  }

  optionalEmail(field: Path, value: string | null | undefined): string | null {
    const email = this.optionalName(field, value);
    return email === null ? null : this.email(field, email);
  }

  /** Above 0, with two decimals at most. */
  amount(field: Path, value: string): string {
    const amount = value.trim();
    if (!AMOUNT.test(amount) || ZERO.test(amount) || amount.length > MAX_AMOUNT_LENGTH) {
      this.add(field, 'An amount is a number above 0 with two decimals at most.');
    }
    return amount;
  }

  /** A malformed id or one of another type is a problem; the returned id is then invalid. */
  id(field: Path, value: string, nodeTypes: NodeType | readonly NodeType[]): NodeId {
    try {
      return assertInputId(field, value, nodeTypes);
    } catch (error) {
      if (!(error instanceof UserProblemError)) throw error;
      this.#problems.push(...error.problems);
      return UNUSABLE_ID;
    }
  }

  optionalId(field: Path, value: string | null | undefined, nodeType: NodeType): NodeId | null {
    return value === null || value === undefined ? null : this.id(field, value, nodeType);
  }

  /** Two ids of one input must be of one source. */
  sameSource(field: Path, left: NodeId | null, right: NodeId | null): void {
    if (left === null || right === null || left === UNUSABLE_ID || right === UNUSABLE_ID) return;
    if (left.source !== right.source) this.add(field, 'This belongs to another source than the rest of the input.');
  }

  #required(field: Path, value: string, maxLength: number): string {
    const text = value.trim();
    if (text === '') this.add(field, 'This must not be empty.');
    return this.#short(field, text, maxLength);
  }

  #optional(field: Path, value: string | null | undefined, maxLength: number): string | null {
    const text = value?.trim();
    return text ? this.#short(field, text, maxLength) : null;
  }

  #short(field: Path, text: string, maxLength: number): string {
    if (text.length > maxLength) this.add(field, `At most ${maxLength} characters are taken.`);
    return text;
  }
}
