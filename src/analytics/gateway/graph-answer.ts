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

/** A gateway's answer: the data, or its errors. Null: the text is not an answer of a gateway. */
export type GraphAnswer<TData> = { readonly data: TData } | { readonly errors: readonly AnsweredError[] } | null;

/**
 * Parses an answer's text. The gateway has validated the document, so this only checks for data with every field of the operation,
 * or errors.
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

/** The response names of the operation's fields, without those that a directive may omit. */
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
