import type { NodeType } from '../../../src/domain/ids/node-id.js';
import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';

/** A source under test, with enough records of each kind that the suites have something to look at. */
export interface ContractSubject {
  /** The source as a new client request sees it: nothing read yet. */
  newRequest(): SourceAdapter;
  readonly now: Date;
  /** Ids of the source's own form that it does not have. */
  readonly unknownIds: Partial<Record<NodeType, string>>;
  close(): Promise<void>;
}

/** Makes a subject for one suite, which closes it. */
export type SetUpSubject = () => Promise<ContractSubject>;

/** Ids that no source gives out; none may be passed on, let alone end in an error. */
export const FOREIGN_IDS = ['nonsense', 'visit/nonsense', '00000000', 'a/b/c/d'];

/** The suite's subject; throws while there is none, so that a test cannot look at nothing. */
export function useSubject(setUp: SetUpSubject): () => ContractSubject {
  let subject: ContractSubject | null = null;
  beforeAll(async () => {
    subject = await setUp();
  });
  afterAll(async () => {
    await subject?.close();
  });
  return () => {
    if (subject === null) throw new Error('the subject is not set up');
    return subject;
  };
}

/** What `read` gives, made once for all tests of a suite. */
export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= read();
    return answer;
  };
}

/** The port, which a source that is put to its suite must have. */
export function requirePort<T>(port: T | undefined): T {
  if (port === undefined) throw new Error('the source does not have this port');
  return port;
}

/** The id of a kind that the subject says it does not have. */
export function unknownIdOf({ unknownIds }: ContractSubject, nodeType: NodeType): string {
  const id = unknownIds[nodeType];
  if (id === undefined) throw new Error(`the subject names no unknown id of a ${nodeType}`);
  return id;
}
