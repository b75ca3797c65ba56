import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

export interface AnsweredError {
  readonly message: string;
  readonly extensions: {
    readonly code?: unknown;
    readonly argument?: unknown;
    readonly scope?: unknown;
    readonly retryAfterSeconds?: unknown;
  };
}

/** What a gateway answers: everything asked for, or what went wrong. Null: no gateway speaks like this. */
export type GraphAnswer<TData> = { readonly data: TData } | { readonly errors: readonly AnsweredError[] } | null;

/**
 * Reads an answer's text. The gateway has checked the document against its schema, so what is checked here is that a
 * gateway answered: data with every field of the operation, or errors.
 */
export function readGraphAnswer<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  text: string,
): GraphAnswer<TData> {
  const body = parseJson(text);
  if (!isRecord(body)) return null;
  if (Array.isArray(body['errors']) && body['errors'].length > 0) {
    return { errors: body['errors'].filter(isRecord).map(toAnsweredError) };
  }
  const data = body['data'];
  return isDataOf(document, data) ? { data } : null;
}

function isDataOf<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, data: unknown): data is TData {
  return isRecord(data) && rootFields(document).every((field) => field in data);
}

/** The names under which the operation's fields are answered; one that a directive may leave out is not counted on. */
function rootFields<TData, TVariables>({ definitions }: TypedDocumentNode<TData, TVariables>): string[] {
  return definitions
    .flatMap((definition) => (definition.kind === 'OperationDefinition' ? definition.selectionSet.selections : []))
    .flatMap((field) => (field.kind === 'Field' && (field.directives ?? []).length === 0 ? [field] : []))
    .map(({ alias, name }) => (alias ?? name).value);
}

function toAnsweredError(error: Readonly<Record<string, unknown>>): AnsweredError {
  const { message, extensions } = error;
  return {
    message: typeof message === 'string' ? message : 'no reason given',
    extensions: isRecord(extensions) ? extensions : {},
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
