import type { DocumentNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** A client's cache as it comes, without a setting of ours. */
export interface ClientCache {
  /** What the client sends instead of the document. */
  prepare(document: DocumentNode): DocumentNode;
  /** Takes an answer; the document is a prepared one. */
  write(document: DocumentNode, variables: Variables, data: unknown): Promise<void>;
  /** The answer as the cache has it; null when it lacks a part of it, so that the client would ask again. */
  read(document: DocumentNode, variables: Variables): Promise<unknown>;
}
