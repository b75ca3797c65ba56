import { readFile } from 'node:fs/promises';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import type { GraphError, TestGateway } from './gateway.js';

const schema = buildSchema(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const MUTATIONS = schema.getMutationType()?.getFields() ?? {};

export interface AnsweredUserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly sourceCode: string | null;
}

export interface MutationAnswer<T> {
  /** The payload's record or `deletedId`. */
  readonly record: T | null;
  readonly userErrors: readonly AnsweredUserError[];
  /** Errors of the answer: faults. */
  readonly errors: readonly GraphError[];
}

/** The names of all mutations, from the committed schema. */
export const MUTATION_NAMES: readonly string[] = Object.keys(MUTATIONS);

/** One mutation field of a document whose variable `$input` is its input. `selection`: of the record it answers with. */
function toField(name: string, selection: string): { inputType: string; payloadField: string; text: string } {
  const mutation = MUTATIONS[name];
  const payload = mutation === undefined ? null : getNamedType(mutation.type);
  const [input] = mutation?.args ?? [];
  if (!isObjectType(payload) || input === undefined) throw new Error(`There is no mutation ${name}`);
  const payloadField = Object.keys(payload.getFields()).find((field) => field !== 'userErrors') ?? '';
  const record = payloadField === 'deletedId' ? payloadField : `${payloadField} { ${selection} }`;
  return {
    inputType: String(input.type),
    payloadField,
    text: `answer: ${name}(input: $input) { ${record} userErrors { code message field sourceCode } }`,
  };
}

/** Sends one mutation; `selection` says what is asked of the record. */
export async function mutate<T = Record<string, unknown>>(
  gateway: TestGateway,
  { name, input, selection = 'id' }: { name: string; input: Record<string, unknown>; selection?: string },
): Promise<MutationAnswer<T>> {
  const { inputType, payloadField, text } = toField(name, selection);
  const { data, errors = [] } = await gateway.query<{ answer: Record<string, unknown> }>(
    `mutation ($input: ${inputType}) { ${text} }`,
    { input },
  );
  const answer = data?.answer;
  return {
    record: (answer?.[payloadField] ?? null) as T | null,
    userErrors: (answer?.['userErrors'] ?? []) as readonly AnsweredUserError[],
    errors,
  };
}

/** The record of a mutation that must have done what was asked. */
export async function mutateWell<T = Record<string, unknown>>(
  gateway: TestGateway,
  asked: Parameters<typeof mutate>[1],
): Promise<T> {
  const { record, userErrors, errors } = await mutate<T>(gateway, asked);
  if (record === null || userErrors.length > 0 || errors.length > 0) {
    throw new Error(`${asked.name} failed: ${JSON.stringify({ userErrors, errors })}`);
  }
  return record;
}

/** What a refused mutation says: its codes with their fields, e.g. `['INVALID_INPUT input.visitor.email']`. */
export async function refusalOf(gateway: TestGateway, asked: Parameters<typeof mutate>[1]): Promise<string[]> {
  const { record, userErrors, errors } = await mutate(gateway, asked);
  if (record !== null || errors.length > 0) {
    throw new Error(`${asked.name} was not refused: ${JSON.stringify({ record, errors })}`);
  }
  return userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field.join('.')}`));
}
