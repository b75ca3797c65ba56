import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import type { ServerContext } from '../server-context.js';

const CODE: ErrorCode = 'ANSWER_TOO_LARGE';
const TOO_LARGE = 'The answer is larger than';

/** Replaces an answer of more than `maxBytes`. */
interface RefusedAnswer {
  readonly errors: readonly GraphQLFormattedError[];
  readonly data: null;
}

/**
 * Refuses an answer of more than `maxBytes` before it is serialized: until then a long name that every row repeats takes no
 * memory. Counts characters only and stops at the limit; `refuseLongText` counts what other scripts and escapes add.
 */
export function limitAnswer(maxBytes: number): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation, response: { body } }) => {
        if (body.kind !== 'single' || !isCertainlyLonger(body.singleResult, maxBytes)) return;
        body.singleResult = toRefusal(maxBytes, operation?.operation === 'mutation');
      },
    }),
  };
}

/** The refusal of an answer whose text is too long, else null. `isWrite`: a source may have been written to. */
export function refuseLongText(
  text: Buffer,
  { maxBytes, isWrite }: { readonly maxBytes: number; readonly isWrite: boolean },
): { readonly text: Buffer; readonly code: ErrorCode } | null {
  if (text.length <= maxBytes) return null;
  return { text: Buffer.from(JSON.stringify(toRefusal(maxBytes, isWrite))), code: CODE };
}

function toRefusal(maxBytes: number, isWrite: boolean): RefusedAnswer {
  const message = isWrite
    ? `${TOO_LARGE} ${maxBytes} bytes; the write may have happened: request fewer fields with the same idempotencyKey`
    : `${TOO_LARGE} ${maxBytes} bytes: request smaller pages or fewer fields`;
  return { errors: [{ message, extensions: { code: CODE, ...(isWrite && { outcome: 'UNKNOWN' }) } }], data: null };
}

/** Whether a value takes more than `maxBytes` as JSON, without the bytes that other scripts and escapes add. */
export function isCertainlyLonger(value: unknown, maxBytes: number): boolean {
  return leaveRoom(value, maxBytes) < 0;
}

/** What is left of `room` after a value is written as JSON, in characters without escapes; negative: it does not fit. */
function leaveRoom(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length - 2;
  if (typeof value !== 'object' || value === null) return room - 1;
  let left = room - 1;
  if (Array.isArray(value)) {
    for (const member of value) {
      left = leaveRoom(member, left - 1);
      if (left < 0) return left;
    }
    return left;
  }
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    left = leaveRoom(member, left - name.length - 4);
    if (left < 0) return left;
  }
  return left;
}
