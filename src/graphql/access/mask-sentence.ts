/** Codes whose sentences can have words of a source or of a record in them, and what is said instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  BLOCKED_VISITOR: 'This visitor is on the blocked list.',
  CONFLICT: 'The source refused this: the record does not allow it.',
  REJECTED_BY_SOURCE: 'The source refused this.',
  UPSTREAM_REJECTED: 'The source refused the request.',
};

/** Sentences of the gateway's own stay; those that others have a word in are told by their code. */
export function maskSentence(sentence: string, code: string): string {
  return INSTEAD[code] ?? sentence;
}
