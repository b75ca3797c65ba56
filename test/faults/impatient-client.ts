import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../src/sandbox/world/world.js';
import type { IntendedWrite } from './intended-writes.js';
import { type Row, toRow, toRows } from './sandbox-reader.js';

const MOST_TRIES = 8;
const LONGEST_PATIENCE_MS = 1_500;

export type WriteAnswer =
  | { readonly kind: 'SUCCESS'; readonly id: string }
  | { readonly kind: 'NOT_DONE' | 'UNKNOWN' }
  /** The client hung up, or the answer did not come. */
  | { readonly kind: 'NOTHING_HEARD' }
  /** Nothing that a client may be answered with here. */
  | { readonly kind: 'UNEXPECTED'; readonly text: string };

/** What a client was told of one write, in the order in which it was told. */
export interface WriteStory {
  readonly intended: IntendedWrite;
  readonly answers: WriteAnswer[];
}

/**
 * Asks with the same key until it hears of success, some tries and until `endsAt` at most: hangs up early, asks again at
 * once, now and then twice at the same time, and sometimes once more after all went well. Each call goes to the next `url()`.
 */
export async function askImpatiently(
  url: () => string,
  story: WriteStory,
  { random, endsAt, onAnswer = () => {} }: { random: Random; endsAt: number; onAnswer?: () => void },
): Promise<void> {
  for (let turn = 1; turn <= MOST_TRIES && Date.now() < endsAt; turn += 1) {
    const calls = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => {
      const patienceMs = 100 + random.below(LONGEST_PATIENCE_MS);
      return ask(url(), story.intended, AbortSignal.timeout(patienceMs));
    });
    story.answers.push(...(await Promise.all(calls)));
    onAnswer();
    if (hasSucceeded(story) && !random.chance(0.15)) return;
    await sleep(random.below(250 * turn));
  }
}

/** One call, alone, heard to its end: what it tells is how things stand. */
export async function askPatiently(url: string, story: WriteStory): Promise<void> {
  story.answers.push(await ask(url, story.intended, null));
}

export function hasSucceeded({ answers }: WriteStory): boolean {
  return answers.some(({ kind }) => kind === 'SUCCESS');
}

async function ask(url: string, intended: IntendedWrite, signal: AbortSignal | null): Promise<WriteAnswer> {
  const { query, input } = intended;
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
    signal,
  };
  try {
    const response = await fetch(url, request);
    return readAnswer(toRow(await response.json()), intended);
  } catch {
    return { kind: 'NOTHING_HEARD' };
  }
}

function readAnswer(answer: Row, { mutation, record }: IntendedWrite): WriteAnswer {
  const unexpected: WriteAnswer = { kind: 'UNEXPECTED', text: JSON.stringify(answer) };
  if (answer['errors'] !== undefined) {
    const outcomes = toRows(answer['errors']).map(({ extensions }) => toRow(extensions)['outcome']);
    if (outcomes.length !== 1) return unexpected;
    const [outcome] = outcomes;
    return outcome === 'NOT_DONE' || outcome === 'UNKNOWN' ? { kind: outcome } : unexpected;
  }
  const payload = toRow(toRow(answer['data'])[mutation]);
  const made = payload[record];
  if (made === null || toRows(payload['userErrors']).length > 0) return unexpected;
  return { kind: 'SUCCESS', id: String(toRow(made)['id']) };
}
