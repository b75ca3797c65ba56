import type { FastifyInstance } from 'fastify';
import { createListReader, renderList } from './list-query.js';
import { blockedList } from './queryable-keys.js';
import { type Body, checkCpf, found, textIn, textsIn, toBody } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderBlockedPerson } from './w3lcome-render.js';
import type { IdRoute, ListRoute, W3lcomeServer } from './w3lcome-server.js';
import type { StoredBlockedPerson, W3lcomeState } from './w3lcome-state.js';

const MEMBERS = ['name', 'reason', 'phone', 'email', 'document', 'cpf', 'rg'] as const;
const EMPTY: Omit<StoredBlockedPerson, 'id'> = {
  ...{ name: null, reason: null, phone: null, email: null, document: null, cpf: null, rg: null },
};

/** The first member in this order with a conflict is reported. */
const UNIQUE = ['cpf', 'rg', 'document', 'email', 'phone'] as const;

/** Under the list's current name and its older one. */
export function registerBlockedListRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  api.register(async (list) => {
    list.addHook('onRequest', async () => {
      if (!server.behaviour.isBlockedListEnabled) throw new W3lcomeError('BLACKLIST_DISABLED');
    });
    for (const path of ['/blockedlist', '/blacklist']) registerUnder(list, path, server);
  });
}

function registerUnder(list: FastifyInstance, path: string, { state, behaviour, newId }: W3lcomeServer): void {
  const readList = createListReader(blockedList(state), behaviour);

  list.get<ListRoute>(path, async ({ query }) => {
    const { page, matchCount } = readList(query);
    return renderList(behaviour.blockedListKey, { records: page.map(renderBlockedPerson), matchCount }, behaviour);
  });

  list.get<IdRoute>(`${path}/:id`, async ({ params }) => renderBlockedPerson(found(state.blocked, params.id)));

  list.post(path, async (request) => {
    const body = toBody(request.body);
    const person: StoredBlockedPerson = { ...EMPTY, ...changesIn(body), id: textIn(body, 'id') ?? newId() };
    if (state.blocked.get(person.id) !== undefined) throw new W3lcomeError('ALREADY_EXISTS');
    checkUnique(state, person);
    state.blocked.put(person);
    return renderBlockedPerson(person);
  });

  list.patch<IdRoute>(`${path}/:id`, async ({ params, body }) => {
    const person: StoredBlockedPerson = { ...found(state.blocked, params.id), ...changesIn(toBody(body)) };
    checkUnique(state, person);
    state.blocked.put(person);
    return renderBlockedPerson(person);
  });

  list.delete<IdRoute>(`${path}/:id`, async ({ params }) => {
    const person = found(state.blocked, params.id);
    state.blocked.remove(params.id);
    return renderBlockedPerson(person);
  });
}

/** Phone and cpf are stored as digits, document and rg as letters and digits. */
function changesIn(body: Body): Partial<Omit<StoredBlockedPerson, 'id'>> {
  const texts = textsIn(body, MEMBERS);
  checkCpf(texts.cpf);
  const stripped = Object.entries(texts).map(([member, text]) => {
    if (text === null) return [member, null];
    if (member === 'phone' || member === 'cpf') return [member, text.replace(/\D/g, '')];
    if (member === 'document' || member === 'rg') return [member, text.replace(/[^\p{L}\p{N}]/gu, '')];
    return [member, text];
  });
  return Object.fromEntries(stripped);
}

function checkUnique(state: W3lcomeState, person: StoredBlockedPerson): void {
  const others = state.blocked.records.filter(({ id }) => id.toLowerCase() !== person.id.toLowerCase());
  for (const member of UNIQUE) {
    const value = person[member]?.toLowerCase();
    if (value === undefined || !others.some((other) => other[member]?.toLowerCase() === value)) continue;
    throw new W3lcomeError(`${member.toUpperCase()}_ALREADY_EXISTS`);
  }
}
