import { createHash } from 'node:crypto';
import { type DocumentNode, type FieldNode, Kind, parse, print, separateOperations, visit } from 'graphql';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Documents by the SHA-256 of their text, in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

export function hashDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Each file of operations, as it is written and as `print` writes it, and each of its operations by itself with the fragments
 * it uses, as generated typed documents print it; all but the text of the file also as Apollo Client sends it.
 */
export function trustDocuments(files: readonly string[]): TrustedDocuments {
  const texts = files.flatMap((file) => {
    const document = parse(file);
    const documents = [document, ...Object.values(separateOperations(document))];
    return [file, ...documents.map(print), ...documents.map(withTypenames).map(print)];
  });
  return new Map(texts.map((text) => [hashDocument(text), text]));
}

/** As Apollo Client asks for what it keeps by type: last in every selection but that of an operation itself. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: (node, _key, parent) => {
      const isOfOperation = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const isSelected = node.selections.some(
        (selection) => selection.kind === Kind.FIELD && /^__/.test(selection.name.value),
      );
      if (isOfOperation || isSelected) return undefined;
      return { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}
