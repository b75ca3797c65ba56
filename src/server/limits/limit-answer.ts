import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../domain/errors/error-code.js';
import type { ServerContext } from '../server-context.js';

const CODE: ErrorCode = 'ANSWER_TOO_LARGE';
const TOO_LARGE = 'The answer is larger than';

/** What is answered instead of an answer of more than `maxBytes`. */
interface RefusedAnswer {
  readonly errors: readonly GraphQLFormattedError[];
  readonly data: null;
}

/**
 * Refuses an answer that would be larger than `maxBytes`, before it is written as text: a long name that every row repeats
 * takes no memory until then. Counts characters and stops at the limit; what other scripts and escapes add to them,
 * `refuseLongText` counts.
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

/** The refusal of an answer whose text is too long; null where it is not. `isWrite`: something may have been written. */
export function refuseLongText(
  text: Buffer,
  { maxBytes, isWrite }: { readonly maxBytes: number; readonly isWrite: boolean },
): { readonly text: Buffer; readonly code: ErrorCode } | null {
  if (text.length <= maxBytes) return null;
  return { text: Buffer.from(JSON.stringify(toRefusal(maxBytes, isWrite))), code: CODE };
}

function toRefusal(maxBytes: number, isWrite: boolean): RefusedAnswer {
  const message = isWrite
    ? `${TOO_LARGE} ${maxBytes} bytes; what was asked to be written may have been: ask for less with the same idempotencyKey`
    : `${TOO_LARGE} ${maxBytes} bytes: ask for smaller pages or fewer fields`;
  return { errors: [{ message, extensions: { code: CODE, ...(isWrite && { outcome: 'UNKNOWN' }) } }], data: null };
}

/** Whether a value takes more than `maxBytes` as JSON, other scripts and escapes left aside; it stops counting there. */
export function isCertainlyLonger(value: unknown, maxBytes: number): boolean {
  return leaveRoom(value, maxBytes) < 0;
}

/** What is left of `room` when a value has been written as JSON, in characters without escapes; negative: it did not fit. */
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
