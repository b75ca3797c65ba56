import { isCpf } from '../world/cpf.js';
import { W3lcomeError } from './w3lcome-error.js';

export type Body = Readonly<Record<string, unknown>>;

/** No body counts as an empty one. */
export function toBody(body: unknown): Body {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new W3lcomeError('INVALID_BODY');
  return Object.fromEntries(Object.entries(body));
}

/** Undefined: not given; null: clears the member. */
export function textIn(body: Body, member: string): string | null | undefined {
  const value = body[member];
  if (value === undefined || value === null) return value;
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? null : text;
}

/** The given text members, unchanged. */
export function textsIn<Member extends string>(
  body: Body,
  members: readonly Member[],
): { [M in Member]?: string | null } {
  const texts: { [M in Member]?: string | null } = {};
  for (const member of members) {
    const text = textIn(body, member);
    if (text !== undefined) texts[member] = text;
  }
  return texts;
}

/** @throws W3lcomeError INVALID_EMAIL */
export function checkEmail(email: string | null | undefined): void {
  if (typeof email === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new W3lcomeError('INVALID_EMAIL');
}

/** @throws W3lcomeError INVALID_CPF */
export function checkCpf(cpf: string | null | undefined): void {
  if (typeof cpf === 'string' && !isCpf(cpf)) throw new W3lcomeError('INVALID_CPF');
}

/** The record under the path's id. @throws W3lcomeError MISSING_ID, NOT_FOUND */
export function found<T>(store: { get(id: string): T | undefined }, id: string): T {
  if (id === '') throw new W3lcomeError('MISSING_ID');
  const record = store.get(id);
  if (record === undefined) throw new W3lcomeError('NOT_FOUND');
  return record;
}
