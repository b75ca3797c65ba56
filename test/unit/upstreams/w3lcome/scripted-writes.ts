import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { RequestClient, UpstreamCall } from '../../../../src/upstreams/http/upstream-client.js';
import { createW3lcomeClient } from '../../../../src/upstreams/w3lcome/client.js';
import type { AdapterParts } from '../../../../src/upstreams/w3lcome/context.js';
import { createW3lcomeWrites } from '../../../../src/upstreams/w3lcome/write-client.js';
import { CONFIG, learnedHabits, MAPPING, NOW } from './scripted-w3lcome.js';

export interface SentWrite {
  /** e.g. `PATCH /invitee/{id}` */
  readonly call: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** By call; a list is given out one by one, its last for ever. An error is thrown as the transport would. */
export type Answers = Readonly<Record<string, unknown>>;

/** For answers that come one after the other. */
export class InTurn {
  readonly answers: readonly unknown[];

  constructor(...answers: readonly unknown[]) {
    this.answers = answers;
  }
}

/** The transport's fault for a success whose body cannot be read. */
export function unreadable(status = 200): SourceFaultError {
  return new SourceFaultError({
    source: 'W3LCOME',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: 'unreadable',
    status,
    isDelivered: true,
  });
}

const UNLESS_GIVEN: Answers = { 'GET /visits': { visits: [] }, 'GET /invitees': { invitees: [] } };

/** A scripted W3lcome that records the calls; lists are empty unless given. */
export function createWriteScript(answers: Answers): { readonly parts: AdapterParts; readonly sent: SentWrite[] } {
  const sent: SentWrite[] = [];
  const http: RequestClient = {
    async call<T>({ method, route, params, query, body, decode }: UpstreamCall<T>): Promise<T> {
      const call = `${method} ${route}`;
      const turn = sent.filter((earlier) => earlier.call === call).length;
      sent.push({ call, params, query, body });
      const answer = pick(answers[call] ?? UNLESS_GIVEN[call], turn);
      if (answer instanceof Error) throw answer;
      return decode.parse(answer);
    },
  };
  const client = createW3lcomeClient(http, CONFIG.timeZone, learnedHabits());
  const beginWrite = () => ({ client, writes: createW3lcomeWrites(http, CONFIG) });
  return { parts: { client, config: CONFIG, clock: { now: () => NOW }, mapping: MAPPING, beginWrite }, sent };
}

function pick(answer: unknown, turn: number): unknown {
  return answer instanceof InTurn ? answer.answers[Math.min(turn, answer.answers.length - 1)] : answer;
}

/** What was written, without the reads. */
export function writesOf(sent: readonly SentWrite[]): SentWrite[] {
  return sent.filter(({ call }) => !call.startsWith('GET '));
}
